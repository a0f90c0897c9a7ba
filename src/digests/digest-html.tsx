import type { Digest, DigestItem } from './digest.ts';
import { Card, Footer, font, Head, Preheader, Rows, Stripe } from './mail-parts.tsx';

/**
 * The digest as HTML for mail programs: tables, styles on the elements, no images, nothing loaded from anywhere.
 * Every value is escaped: attributes by the renderer, text by `safe`.
 */
export function digestHtml(digest: Digest): string {
  const { needs, answers, reading, language } = digest;
  const page = (
    <html lang={language} xmlns="http://www.w3.org/1999/xhtml">
      <Head title={digest.subject} />
      <body class="bg" style="margin:0;padding:0;background:#f4f5f1;">
        <Preheader text={digest.preheader} />
        {/* biome-ignore lint/a11y/useSemanticElements: mail programs drop the element, not the role */}
        <div role="article" aria-roledescription="email" aria-label={digest.label} lang={language}>
          <Rows outer>
            <Masthead digest={digest} />
            <Stripe />
            <Card>
              <Opening digest={digest} />
              {needs.items.map((item, at) => (
                <Need item={item} isFirst={at === 0} />
              ))}
              {answers.items.length > 0 && <Reads {...answers} />}
              {reading.items.length > 0 && <Reads {...reading} />}
              <tr>
                <td
                  class="px ink2"
                  style={`${font}padding:26px 28px 28px 28px;font-size:15px;line-height:22px;color:#465450;`}
                  safe
                >
                  {digest.end}
                </td>
              </tr>
            </Card>
            <Footer digest={digest} />
          </Rows>
        </div>
      </body>
    </html>
  );
  return `<!doctype html>${page}`;
}

function Masthead({ digest }: { digest: Digest }) {
  return (
    <tr>
      <td style="padding:0 4px 14px 4px;">
        <Rows>
          <tr>
            <td
              class="ink"
              style={`${font}font-size:20px;line-height:24px;font-weight:bold;color:#1c2b28;`}
            >
              Hallway
            </td>
            <td
              align="right"
              class="ink2"
              style={`${font}font-size:14px;line-height:20px;color:#465450;`}
              safe
            >
              {digest.period}
            </td>
          </tr>
        </Rows>
      </td>
    </tr>
  );
}

function Opening({ digest }: { digest: Digest }) {
  return (
    <tr>
      <td class="px" style="padding:28px 28px 14px 28px;">
        <h1
          class="ink"
          style={`${font}margin:0;font-size:28px;line-height:34px;letter-spacing:-0.3px;color:#1c2b28;`}
          safe
        >
          {digest.greeting}
        </h1>
        <p
          class="ink2"
          style={`${font}margin:8px 0 0 0;font-size:16px;line-height:24px;color:#465450;`}
          safe
        >
          {digest.intro}
        </p>
      </td>
    </tr>
  );
}

/** Something that waits, with its one button; only the first one is filled. */
function Need({ item, isFirst }: { item: DigestItem; isFirst: boolean }) {
  const [cell, label, fill, ink, edge] = isFirst
    ? (['bp', 'bpt', '#16594a', '#ffffff', '#16594a'] as const)
    : (['bs', 'bst', '#ffffff', '#1c2b28', '#7a857f'] as const);
  return (
    <tr>
      <td class="px" style="padding:0 28px;">
        <Rows>
          <tr>
            <td class="ln" style="padding:18px 0;border-bottom:1px solid #d5dad2;">
              <Rows>
                <tr>
                  <td class="st" style="vertical-align:middle;">
                    <h2
                      class="ink"
                      style={`${font}margin:0;font-size:17px;line-height:23px;color:#1c2b28;`}
                      safe
                    >
                      {item.title}
                    </h2>
                    <p
                      class="ink2"
                      style={`${font}margin:3px 0 0 0;font-size:15px;line-height:22px;color:#465450;`}
                      safe
                    >
                      {item.detail}
                    </p>
                  </td>
                  <td
                    class="st"
                    align="right"
                    style="width:150px;padding-left:16px;vertical-align:middle;"
                  >
                    <table role="presentation" cellpadding={0} cellspacing={0} border={0}>
                      <tr>
                        <td
                          class={cell}
                          style={`border-radius:8px;background:${fill};border:1px solid ${edge};`}
                        >
                          <a
                            href={item.href}
                            class={label}
                            style={`${font}display:inline-block;padding:12px 20px;font-size:16px;line-height:20px;font-weight:bold;color:${ink};text-decoration:none;`}
                            safe
                          >
                            {item.button ?? item.title}
                          </a>
                        </td>
                      </tr>
                    </table>
                  </td>
                </tr>
              </Rows>
            </td>
          </tr>
        </Rows>
      </td>
    </tr>
  );
}

function Reads({ heading, items }: { heading: string; items: DigestItem[] }) {
  return (
    <>
      <tr>
        <td class="px" style="padding:32px 28px 4px 28px;">
          <h2
            class="ink"
            style={`${font}margin:0;font-size:20px;line-height:26px;color:#1c2b28;`}
            safe
          >
            {heading}
          </h2>
        </td>
      </tr>
      {items.map((item) => (
        <tr>
          <td class="px" style="padding:12px 28px 6px 28px;">
            <a
              href={item.href}
              class="lnk"
              style={`${font}font-size:17px;line-height:23px;font-weight:bold;color:#114a3d;`}
              safe
            >
              {item.title}
            </a>
            <p
              class="ink2"
              style={`${font}margin:4px 0 0 0;font-size:15px;line-height:22px;color:#465450;`}
              safe
            >
              {item.detail}
            </p>
            <p
              class="ink2"
              style={`${font}margin:4px 0 0 0;font-size:13px;line-height:18px;color:#5a6762;`}
              safe
            >
              {item.meta ?? ''}
            </p>
          </td>
        </tr>
      ))}
    </>
  );
}
