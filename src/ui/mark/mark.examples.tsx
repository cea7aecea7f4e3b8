import { Mark } from './mark';

export const examples = { 'alone, named': <Mark kind="attention" label="有过敏或要医生看" /> };
