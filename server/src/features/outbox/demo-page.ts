import type { DemoMessage } from '@kangban/contract/demo';
import { dayOf, timeOf } from '../../clock';

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const CHANNEL = { sms: '短信', wechat: '微信' } as const;
const STATE: Readonly<Record<string, string>> = {
  queued: '等着发',
  sent: '已发出',
  dropped: '已撤回',
  failed: '没发成',
};

const STYLE = `body{font:17px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;margin:0;background:#f4f6f5;color:#1c2b26}
main{max-width:640px;margin:0 auto;padding:20px 16px}h1{font-size:22px;margin:0 0 4px}p{margin:0 0 16px}
ol{list-style:none;margin:0;padding:0}li{background:#fff;border-radius:12px;padding:14px 16px;margin:0 0 12px}
.text{font-size:19px;margin:0 0 6px}.meta{color:#4a5a54;margin:0;font-size:15px}`;

const when = (instant: string): string => `${dayOf(new Date(instant)).slice(5)} ${timeOf(new Date(instant))}`;

const item = ({ channel, to, text, sendAfter, state }: DemoMessage): string =>
  `<li><p class="text">${escape(text)}</p>` +
  `<p class="meta">${CHANNEL[channel]} → ${escape(to)}，${when(sendAfter)}，${escape(STATE[state] ?? state)}</p></li>`;

/** The page that shows the demo's messages instead of sending them; it fetches itself again every five seconds. */
export function demoPage(messages: readonly DemoMessage[]): string {
  const list = messages.length === 0 ? '<p>还没有消息。</p>' : `<ol>${messages.map(item).join('')}</ol>`;
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="5"><title>演示：发出的消息</title><style>${STYLE}</style></head>
<body><main><h1>演示：发出的消息</h1><p>演示里不真发短信和微信，都显示在这里。最新的在最上面。</p>${list}</main></body></html>`;
}
