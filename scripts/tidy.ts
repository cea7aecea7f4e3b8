// The part of docs/style.md no linter knows: `npm run check` runs it. Prints file, line, what is wrong and what to write instead.
import { ROOT } from './lib/paths';
import { checkLines } from './tidy/line-rules';
import { readRepository } from './tidy/repository';
import { checkDocuments, checkEndpointTests, checkPages, checkSentences, checkSizes } from './tidy/tree-rules';

const files = readRepository(ROOT);
const findings = [
  ...files.flatMap(checkLines),
  ...checkPages(files),
  ...checkSentences(files),
  ...checkEndpointTests(files),
  ...checkDocuments(files),
  ...checkSizes(files),
];
for (const { path, line, problem, instead } of findings) console.log(`${path}:${line}  ${problem}: ${instead}`);
console.log(findings.length === 0 ? `tidy: ${files.length} files` : `tidy: ${findings.length} found`);
process.exitCode = findings.length === 0 ? 0 : 1;
