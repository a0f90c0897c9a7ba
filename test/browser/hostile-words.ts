import type { BrowserContext, Page } from '@playwright/test';

const fire = '__fired=1';
const canary = 'http://canary.invalid';

/** Ways to make a page do what a text says, each in one line of at most 100 characters. */
export const hostile = [
  `<script>${fire}</script>`,
  `<ScRiPt >${fire}</sCrIpT >`,
  `<img src=x onerror=${fire}>`,
  `<IMG """><img src=x onerror="${fire}">`,
  `<svg/onload=${fire}>`,
  `<svg><animate onbegin=${fire} attributeName=x dur=1s>`,
  `<svg><script>${fire}</script></svg>`,
  `<math><mtext><style></math><img src onerror=${fire}>`,
  `<details open ontoggle=${fire}>x</details>`,
  `<input autofocus onfocus=${fire}>`,
  `<video><source onerror=${fire}></video>`,
  `<body onpageshow=${fire}>`,
  `<iframe srcdoc="<script>parent.${fire}</script>"></iframe>`,
  `<iframe src="javascript:parent.${fire}"></iframe>`,
  `<object data="javascript:${fire}"></object>`,
  `<noscript><p title="</noscript><img src=x onerror=${fire}>">`,
  `<textarea></textarea><img src=x onerror=${fire}>`,
  `<!--><img src=x onerror=${fire}>-->`,
  `"><img src=x onerror=${fire}>`,
  `' autofocus onfocus=${fire} x='`,
  `\` onerror=${fire} \``,
  `[press](javascript:${fire})`,
  `[press](JaVa&#115;cript:${fire})`,
  `[press](java&Tab;script:${fire})`,
  `[press](vbscript:${fire}) [press](data:text/html,<script>${fire}</script>)`,
  `![x](x"onerror="${fire})`,
  `[x]: javascript:${fire}`,
  `<javascript:${fire}>`,
  `@[x](javascript:${fire}) @["onclick=${fire}](1)`,
  `![look](${canary}/pixel.png)`,
  `<img src="${canary}/pixel.png" srcset="${canary}/2.png 2x">`,
  `<link rel=stylesheet href=${canary}/a.css>`,
  `<style>@import '${canary}/b.css';*{background:url(${canary}/c)}</style>`,
  `<p style="background:url(${canary}/d)">x</p>`,
  `<base href="${canary}/"><a ping="${canary}/e" href="/">x</a>`,
  `<meta http-equiv=refresh content="0;url=${canary}/f">`,
  `{{constructor.constructor('${fire}')()}}\${${fire}}`,
  `&lt;img src=x onerror=${fire}&gt; &#60;script>${fire}</script>`,
  `%3Cimg%20src=x%20onerror=${fire}%3E \\u003cscript\\u003e${fire}`,
  `x\u2028<img src=x onerror=${fire}>\u202e`,
];

/** As many of them as a field takes, one after the other. */
export function fillWith(longest: number, start = 0, between = ' '): string {
  const text: string[] = [];
  let length = 0;
  for (let at = 0; at < hostile.length; at += 1) {
    const next = String(hostile[(start + at) % hostile.length]);
    length += next.length + between.length;
    if (length > longest) break;
    text.push(next);
  }
  return text.join(between);
}

/** What a page did that nobody but a hostile text asked for, since it was opened. */
export async function watchFor(context: BrowserContext) {
  const deeds: string[] = [];
  context.on('request', (request) => {
    if (request.url().startsWith(canary)) deeds.push(`asked for ${request.url()}`);
  });
  context.on('dialog', (dialog) => {
    deeds.push(`opened a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return {
    deeds,
    /** Also looks for links that would do it when they are pressed, and for handlers that wait for an occasion. */
    async look(page: Page, where: string) {
      const found = await page.evaluate(() => {
        const wrong: string[] = [];
        if ('__fired' in window) wrong.push('fired');
        for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]'))
          if (!/^(https?|mailto|blob):/.test(link.protocol)) wrong.push(`link ${link.href}`);
        for (const element of document.querySelectorAll('body *'))
          for (const { name } of element.attributes)
            if (/^on|^srcdoc$|^ping$/.test(name)) wrong.push(`${element.tagName} ${name}`);
        for (const tag of ['base', 'object', 'embed', 'meta[http-equiv]'])
          if (document.querySelector(`body ${tag}`)) wrong.push(tag);
        return wrong;
      });
      deeds.push(...found.map((deed) => `${where}: ${deed}`));
    },
  };
}
