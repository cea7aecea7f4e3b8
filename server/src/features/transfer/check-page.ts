import { dayOf } from '../../clock';
import type { Deps } from '../../deps';
import { dayWords } from '../../pdf/day-words';
import { readCode } from './signed-package';
import { findByCode } from './store';

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const STYLE = `body{font:19px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;margin:0;background:#fff;color:#000}
main{max-width:560px;margin:0 auto;padding:28px 20px}h1{font-size:26px;margin:0 0 12px}p{margin:0 0 12px}`;

interface Said {
  status: 200 | 404;
  title: string;
  lines: readonly string[];
}

async function say(deps: Deps, typed: string): Promise<Said> {
  const code = readCode(typed);
  const row = code === undefined ? undefined : await findByCode(deps.db, deps.config.countyCode, code);
  if (!row || code === undefined)
    return {
      status: 404,
      title: '没有查到这个编号',
      lines: ['看看编号有没有输错。要是没错，这张纸就不是这里签发的。'],
    };
  return {
    status: 200,
    title: '✓ 编号是真的',
    lines: [
      `编号 ${code}`,
      `${row.issuerName}，${dayWords(dayOf(row.madeAt))}签发的儿童视力档案，共 ${row.examinations} 次检查。`,
      '请再看看纸上的日期和检查次数，和这里一样才是同一份。',
      ...(row.stoppedAt === null ? [] : [`家长已在${dayWords(dayOf(row.stoppedAt))}收回同意，请不要再用。`]),
    ],
  };
}

/** The page behind the code of a paper: whether it is true, and nothing about the child. */
export async function checkPage(deps: Deps, typed: string): Promise<{ status: 200 | 404; html: string }> {
  const { status, title, lines } = await say(deps, typed);
  const body = lines.map((line) => `<p>${escape(line)}</p>`).join('');
  return {
    status,
    html: `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>核对真伪</title><style>${STYLE}</style></head>
<body><main><h1>${escape(title)}</h1>${body}</main></body></html>`,
  };
}
