import { Tag } from './tag';

export const examples = { 'a fact': <Tag text="免费" /> };
