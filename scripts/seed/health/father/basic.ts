import type { EntryPayloads } from '../../../../domain/src/record/payloads';
import { addMonths } from '../../days';
import { foundIn, type Making, type Told } from './making';

const basicFields = ({ today, father, daughter }: Making): EntryPayloads['basic-information']['fields'] => ({
  sex: '1',
  birthDate: father.birthDate,
  residence: '1',
  ethnicity: '01',
  bloodAbo: '1',
  bloodRh: '2',
  education: '7',
  occupation: '4',
  marriage: '3',
  payment: ['2'],
  contactName: daughter.name,
  ...(daughter.phone !== null && { contactPhone: daughter.phone }),
  drugAllergies: ['2'],
  exposures: ['1'],
  pastDiseases: [{ disease: '2', since: foundIn(today) }],
  hadSurgery: '2',
  surgeries: [{ name: '阑尾切除', on: '1988-07' }],
  hadInjury: '1',
  hadTransfusion: '1',
  familyFather: ['2', '7'],
  familyMother: ['3'],
  familySiblings: ['2'],
  familyChildren: ['1'],
  hereditary: '1',
  disabilities: ['1'],
  kitchen: '2',
  fuel: '1',
  water: '1',
  toilet: '1',
  livestock: '1',
});

export const basicInformation = (making: Making): Told => ({
  kind: 'basic-information',
  on: addMonths(making.today, -127),
  payload: { form: 'basic-information-3', fields: basicFields(making) },
});
