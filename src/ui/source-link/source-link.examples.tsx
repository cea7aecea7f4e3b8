import { SourceLink } from './source-link';

const ignore = (): undefined => undefined;

export const examples = { 'the programme': <SourceLink text="依据：国家免疫规划儿童免疫程序" onPress={ignore} /> };
