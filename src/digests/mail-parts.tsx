import type { PropsWithChildren } from '@kitajs/html';
import type { Digest } from './digest.ts';

export const font = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";

/** What cannot stand on the elements: narrow screens, the dark, and how some mail programs turn colours round. */
const styles = `:root{color-scheme:light dark}body{margin:0;padding:0}a{text-underline-offset:2px}
@media (max-width:620px){.w{width:100%!important}.px{padding-left:18px!important;padding-right:18px!important}.st{display:block!important;text-align:left!important;width:100%!important;padding-left:0!important;padding-top:12px!important}}
@media (prefers-color-scheme:dark){.bg{background:#121a18!important}.card{background:#1b2523!important}.ink{color:#edf1ec!important}.ink2{color:#bcc8c2!important}.lnk{color:#9fe0c9!important}.ln{border-color:#33403c!important}.bp{background:#84d3b8!important;border-color:#84d3b8!important}.bpt{color:#0b2019!important}.bs{background:#1b2523!important;border-color:#8b9892!important}.bst{color:#edf1ec!important}}
[data-ogsc] .ink{color:#edf1ec!important}[data-ogsc] .ink2{color:#bcc8c2!important}[data-ogsc] .lnk{color:#9fe0c9!important}[data-ogsb] .card{background:#1b2523!important}[data-ogsb] .bg{background:#121a18!important}`;

const forOutlook =
  '<!--[if mso]><style>a,td,h1,h2,p{font-family:Arial,sans-serif !important}</style><![endif]-->';

export function Head({ title }: { title: string }) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <meta name="x-apple-disable-message-reformatting" />
      <meta name="format-detection" content="telephone=no,date=no,address=no,email=no" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <title safe>{title}</title>
      {forOutlook as 'safe'}
      <style>{styles as 'safe'}</style>
    </head>
  );
}

/** The line beside the subject; what follows it is empty room, so that nothing of the body leaks in. */
export function Preheader({ text }: { text: string }) {
  return (
    <div style="display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;color:#f4f5f1;">
      <span safe>{text}</span>
      {'&#847;&zwnj;&nbsp;'.repeat(60) as 'safe'}
    </div>
  );
}

/** A table that only lays out; the outer one is 600 px wide, or as wide as a narrow screen. */
export function Rows({ outer, children }: PropsWithChildren<{ outer?: boolean }>) {
  if (!outer) {
    return (
      <table role="presentation" width="100%" cellpadding={0} cellspacing={0} border={0}>
        {children}
      </table>
    );
  }
  return (
    <table
      role="presentation"
      class="bg"
      width="100%"
      cellpadding={0}
      cellspacing={0}
      border={0}
      style="background:#f4f5f1;"
    >
      <tr>
        <td align="center" style="padding:24px 10px 40px 10px;">
          <table
            role="presentation"
            class="w"
            width="600"
            cellpadding={0}
            cellspacing={0}
            border={0}
            style="width:600px;max-width:600px;"
          >
            {children}
          </table>
        </td>
      </tr>
    </table>
  );
}

const doors = ['#16594a', '#f3b73e', '#a13a29', '#1f5c8a', '#6c3f75'];
const corners = ['border-radius:12px 0 0 0;', '', '', '', 'border-radius:0 12px 0 0;'];

/** The row of doors. */
export function Stripe() {
  return (
    <tr>
      <td style="font-size:0;line-height:0;">
        <Rows>
          <tr>
            {doors.map((colour, at) => (
              <td
                style={`width:20%;height:8px;background:${colour};font-size:0;line-height:0;${corners[at]}`}
              >
                &nbsp;
              </td>
            ))}
          </tr>
        </Rows>
      </td>
    </tr>
  );
}

export function Card({ children }: PropsWithChildren) {
  return (
    <tr>
      <td class="card" style="background:#ffffff;border-radius:0 0 14px 14px;">
        <Rows>{children}</Rows>
      </td>
    </tr>
  );
}

/** Why this came, how to change it, and who sends it. */
export function Footer({
  digest: { why, settings, stop, postalAddress, reply },
}: {
  digest: Digest;
}) {
  const small = `${font}margin:0;font-size:13px;line-height:20px;color:#465450;`;
  return (
    <tr>
      <td class="px" style="padding:22px 12px 0 12px;">
        <p class="ink2" style={small}>
          <span safe>{why}</span>{' '}
          <a class="lnk" href={settings.href} style="color:#114a3d;" safe>
            {settings.label}
          </a>
          .{' '}
          <a class="lnk" href={stop.href} style="color:#114a3d;" safe>
            {stop.label}
          </a>
          .
        </p>
        <p class="ink2" style={`${small}margin-top:8px;`} safe>
          {[postalAddress && `${postalAddress}.`, reply].filter(Boolean).join(' ')}
        </p>
      </td>
    </tr>
  );
}
