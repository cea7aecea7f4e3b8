// What must not stand in a line, where, and what to write instead. One row a rule.
import type { Finding, SourceFile } from './repository';

interface LineRule {
  pattern: RegExp;
  where: RegExp;
  except?: RegExp;
  problem: string;
  instead: string;
  /** Look at code alone: comments may name what code may not do. */
  codeOnly?: boolean;
  /** A comment in the line above excuses it. */
  excusable?: boolean;
}

const TEXT = /\.(tsx?|[cm]?js|json|ya?ml|md|sql|scss|html|sh)$|^\.ci\//;
const TEST = /\/test-support\/|\.test\.tsx?$|^test\/|^server\/test\/|\.examples\.tsx?$/;
const OWN = /^scripts\/tidy\//;
const HEX = /#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b(?!-)/i;
const LEFTOVERS = ['TO' + 'DO', 'FIX' + 'ME', 'HA' + 'CK'].join('|');

export const LINE_RULES: readonly LineRule[] = [
  {
    pattern: /\bDate\.now\(|\bnew Date\(\s*\)|\bperformance\.now\(/,
    where: /^(src|contract|domain|server\/src)\/.*\.tsx?$/,
    except: /\.test\.tsx?$|^(server\/src|src\/platform)\/clock\.ts$/,
    codeOnly: true,
    problem: 'reads the machine’s time',
    instead: 'take today or the clock as an argument',
  },
  {
    pattern: /\bTaro\.\w|from '@tarojs\/taro'/,
    where: /^src\/.*\.tsx?$/,
    except: /\.test\.tsx?$|^src\/platform\/|\.config\.ts$/,
    codeOnly: true,
    problem: 'Taro outside src/platform',
    instead: 'add the function to src/platform and import it from there',
  },
  {
    pattern: /\b(SELECT\s.+\sFROM\s|INSERT\s+INTO\s|DELETE\s+FROM\s|UPDATE\s+\w+\s+SET\s)/,
    where: /^server\/src\/.*\.ts$/,
    except: /\.test\.ts$|(^|\/|-)store\.ts$|^server\/src\/plugins\/db\.ts$|^server\/src\/db\//,
    codeOnly: true,
    problem: 'SQL outside a store',
    instead: 'move it to store.ts of the feature',
  },
  {
    pattern: HEX,
    where: /^src\/.*\.scss$/,
    codeOnly: true,
    problem: 'a raw colour',
    instead: 'use a variable of src/ui/tokens.scss, or add one to tokens.json',
  },
  {
    pattern: new RegExp(`(?!#(?:000|fff)\\b)${HEX.source}`, 'i'), // black and white of a mask or a code are no theme
    // WeChat's own window and tab bar take colours as text, before any style sheet exists: src/app*.ts
    where: /^src\/(?!app(-pages|\.config)\.ts$).*\.tsx?$/,
    except: /\.test\.tsx?$/,
    codeOnly: true,
    problem: 'a raw colour',
    instead: 'take it from src/ui/tokens.json',
  },
  {
    pattern: /[\u3400-\u9fff]/,
    where: /^src\/(ui|features|pages|packages|platform|custom-tab-bar)\/.*\.tsx?$/,
    except: /\.test\.tsx?$|\.examples\.tsx?$|\.config\.ts$/,
    codeOnly: true,
    problem: 'a Chinese sentence outside src/copy',
    instead: 'give it a name in src/copy',
  },
  {
    pattern: new RegExp(`\\b(${LEFTOVERS})\\b`),
    where: TEXT,
    problem: 'a leftover note',
    instead: 'do it, or write an issue',
  },
  {
    pattern: /\b(?:describe|test|it|journey)\.(?:only|skip)\b|\b(?:xit|xdescribe|fdescribe|fit)\(/,
    where: /\.tsx?$/,
    except: OWN,
    codeOnly: true,
    problem: 'a test that is switched off, or switches the others off',
    instead: 'make it pass or remove it',
  },
  {
    pattern: /eslint-disable(?!.*--\s*\S)|@ts-(?:ignore|nocheck|expect-error)(?!\s*:?\s*\S)/,
    where: /\.([cm]?js|tsx?)$/,
    except: OWN,
    problem: 'a rule switched off without a reason',
    instead: 'write why behind “--” or in the line above',
    excusable: true,
  },
  {
    pattern: /(^|[\s'"`(=:])\/(?:work|root|home|Users|tmp)\/[\w.-]/,
    where: TEXT,
    except: OWN,
    problem: 'a path of one machine',
    instead: 'make it relative to the repository, or os.tmpdir()',
  },
  {
    pattern: /registry\.(?:npmjs|npmmirror|yarnpkg)|"resolved":\s*"https?:/,
    where: TEXT,
    except: OWN,
    problem: 'the address of a package registry',
    instead: 'leave it out: npm knows where it installs from',
  },
  {
    pattern: /\bconsole\.(?:log|debug)\(/,
    where: /^(src|contract|domain|server\/src)\/.*\.tsx?$/,
    except: TEST,
    codeOnly: true,
    problem: 'printing from the product',
    instead: 'log through the server’s logger, or remove it',
  },
];

const GENERATED = /^\/\/ (Made|Generated)\b/;

/** Blanks comments, keeping lines and columns where they are. */
export function codeOf(text: string): string {
  const blank = (comment: string): string => comment.replace(/[^\n]/g, ' ');
  return text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/[^\n]*/g, blank);
}

/** Every first breach of each rule in each line of a file. */
export function checkLines(file: SourceFile): Finding[] {
  if (file.text === '' || file.path === 'package-lock.json') return [];
  const generated = GENERATED.test(file.text);
  const code = codeOf(file.text).split('\n');
  const lines = file.text.split('\n');
  return LINE_RULES.filter(({ where, except }) => where.test(file.path) && !except?.test(file.path)).flatMap((rule) => {
    if (generated && rule.codeOnly) return [];
    const looked = rule.codeOnly ? code : lines;
    const isExcused = (at: number): boolean => rule.excusable === true && /^\s*(\/\/|\*)/.test(lines[at - 1] ?? '');
    return looked.flatMap((line, at) =>
      rule.pattern.test(line) && !isExcused(at)
        ? [{ path: file.path, line: at + 1, problem: rule.problem, instead: rule.instead }]
        : [],
    );
  });
}
