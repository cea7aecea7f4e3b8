import type { SensitiveCategory } from './kinds';

/** ICD-10 blocks (GB/T 14396), first and last three-character category, both included. Earlier rows win. */
export const ICD_BLOCKS: readonly (readonly [from: string, to: string, SensitiveCategory])[] = [
  ['B20', 'B24', 'hiv-sti'],
  ['Z21', 'Z21', 'hiv-sti'],
  ['R75', 'R75', 'hiv-sti'], // laboratory evidence of HIV
  ['Z114', 'Z114', 'hiv-sti'], // screening for HIV
  ['Z206', 'Z206', 'hiv-sti'], // contact with HIV
  ['Z717', 'Z717', 'hiv-sti'], // counselling on HIV
  ['Z113', 'Z113', 'hiv-sti'], // screening for sexually transmitted infections
  ['Z202', 'Z202', 'hiv-sti'], // contact with them
  ['F024', 'F024', 'hiv-sti'], // dementia in HIV disease
  ['O987', 'O987', 'hiv-sti'], // HIV disease in pregnancy
  ['O981', 'O983', 'hiv-sti'], // syphilis, gonorrhoea and others in pregnancy
  ['A50', 'A64', 'hiv-sti'],
  ['M023', 'M023', 'hiv-sti'], // Reiter's disease
  ['N341', 'N341', 'hiv-sti'], // non-specific urethritis
  ['T74', 'T74', 'abuse'],
  ['Y05', 'Y07', 'abuse'],
  ['Z614', 'Z616', 'abuse'], // alleged abuse of a child
  ['Z044', 'Z045', 'abuse'], // examination after alleged rape or inflicted injury
  ['F10', 'F19', 'substance-use'],
  ['Z715', 'Z716', 'substance-use'], // counselling on drugs, tobacco
  ['Z714', 'Z714', 'substance-use'], // counselling on alcohol
  ['Z503', 'Z503', 'substance-use'], // rehabilitation after drugs
  ['Z502', 'Z502', 'substance-use'], // rehabilitation after alcohol
  ['Z721', 'Z722', 'substance-use'], // alcohol use, drug use
  ['T40', 'T40', 'substance-use'], // poisoning by narcotics
  ['F00', 'F99', 'mental-health'],
  ['G30', 'G30', 'mental-health'], // Alzheimer's disease, the dagger of F00
  ['X60', 'X84', 'mental-health'], // intentional self-harm
  ['Z915', 'Z915', 'mental-health'], // personal history of self-harm
  ['Z864', 'Z864', 'substance-use'], // personal history of substance abuse
  ['Z865', 'Z865', 'mental-health'], // personal history of other mental disorders
  ['Z133', 'Z133', 'mental-health'], // screening for mental disorders
  ['R458', 'R458', 'mental-health'], // suicidal ideation among emotional states
  ['A15', 'A19', 'tuberculosis'],
  ['B90', 'B90', 'tuberculosis'], // sequelae
  ['J65', 'J65', 'tuberculosis'], // pneumoconiosis with tuberculosis
  ['K230', 'K230', 'tuberculosis'],
  ['K673', 'K673', 'tuberculosis'],
  ['K930', 'K930', 'tuberculosis'],
  ['M011', 'M011', 'tuberculosis'],
  ['M490', 'M490', 'tuberculosis'],
  ['M900', 'M900', 'tuberculosis'],
  ['N330', 'N330', 'tuberculosis'],
  ['N740', 'N741', 'tuberculosis'],
  ['O980', 'O980', 'tuberculosis'],
  ['P370', 'P370', 'tuberculosis'],
  ['R761', 'R761', 'tuberculosis'], // abnormal reaction to tuberculin
  ['Z030', 'Z030', 'tuberculosis'], // observation for suspected tuberculosis
  ['Z111', 'Z111', 'tuberculosis'], // screening
  ['Z201', 'Z201', 'tuberculosis'], // contact
  ['Z861', 'Z861', 'tuberculosis'], // history of infectious diseases, tuberculosis among them
  ['O00', 'O99', 'reproduction'],
  ['Z30', 'Z39', 'reproduction'],
  ['N96', 'N98', 'reproduction'],
  ['N46', 'N46', 'reproduction'], // male infertility
  ['Z640', 'Z641', 'reproduction'], // unwanted pregnancy, multiparity
  ['Z975', 'Z975', 'reproduction'], // contraceptive device
];

/** LOINC codes of tests and scores that tell a category by being there at all. */
export const LOINC_CODES: Readonly<Record<string, SensitiveCategory>> = {
  // HIV: antibodies, antigen + antibody screens, viral load, CD4 panel.
  '7917-8': 'hiv-sti',
  '7918-6': 'hiv-sti',
  '5220-9': 'hiv-sti',
  '5221-7': 'hiv-sti',
  '22356-0': 'hiv-sti',
  '31201-7': 'hiv-sti',
  '49580-4': 'hiv-sti',
  '48345-3': 'hiv-sti',
  '56888-1': 'hiv-sti',
  '58900-2': 'hiv-sti',
  '68961-2': 'hiv-sti',
  '75622-1': 'hiv-sti',
  '75666-8': 'hiv-sti',
  '29893-5': 'hiv-sti',
  '30361-0': 'hiv-sti',
  '33866-5': 'hiv-sti',
  '53825-6': 'hiv-sti',
  '80387-4': 'hiv-sti',
  '20447-9': 'hiv-sti',
  '21008-8': 'hiv-sti',
  '25836-8': 'hiv-sti',
  '29541-0': 'hiv-sti',
  '62469-2': 'hiv-sti',
  '10351-5': 'hiv-sti',
  '24467-3': 'hiv-sti',
  // Syphilis.
  '20507-0': 'hiv-sti',
  '20508-8': 'hiv-sti',
  '5291-0': 'hiv-sti',
  '5292-8': 'hiv-sti',
  '22461-8': 'hiv-sti',
  '22462-6': 'hiv-sti',
  '24110-9': 'hiv-sti',
  '8041-6': 'hiv-sti',
  '17723-8': 'hiv-sti',
  '17726-1': 'hiv-sti',
  '11084-1': 'hiv-sti',
  '47236-5': 'hiv-sti',
  '47238-1': 'hiv-sti',
  '50690-7': 'hiv-sti',
  '31147-2': 'hiv-sti',
  '34147-9': 'hiv-sti',
  '71793-4': 'hiv-sti',
  // Gonorrhoea, chlamydia.
  '24111-7': 'hiv-sti',
  '21415-5': 'hiv-sti',
  '43305-2': 'hiv-sti',
  '691-6': 'hiv-sti',
  '21613-5': 'hiv-sti',
  '43304-5': 'hiv-sti',
  '36902-5': 'hiv-sti',
  // Mood and suicide: GDS, PHQ, GAD, EPDS (cognition is not among them: see docs/rules/record.md).
  '48544-1': 'mental-health',
  '48545-8': 'mental-health',
  '48542-5': 'mental-health',
  '48543-3': 'mental-health',
  '44249-1': 'mental-health',
  '44250-9': 'mental-health',
  '44255-8': 'mental-health',
  '44260-8': 'mental-health',
  '44261-6': 'mental-health',
  '55757-9': 'mental-health',
  '55758-7': 'mental-health',
  '69724-3': 'mental-health',
  '69725-0': 'mental-health',
  '69737-5': 'mental-health',
  '70274-6': 'mental-health',
  '71354-5': 'mental-health',
  '99046-5': 'mental-health',
  // Pregnancy and its course.
  '2106-3': 'reproduction',
  '2110-5': 'reproduction',
  '2111-3': 'reproduction',
  '2112-1': 'reproduction',
  '2113-9': 'reproduction',
  '2114-7': 'reproduction',
  '2118-8': 'reproduction',
  '2119-6': 'reproduction',
  '19080-1': 'reproduction',
  '20415-6': 'reproduction',
  '21198-7': 'reproduction',
  '45194-8': 'reproduction',
  '55869-2': 'reproduction',
  '80384-1': 'reproduction',
  '80385-8': 'reproduction',
  '82810-3': 'reproduction',
  '82811-1': 'reproduction',
  '82812-9': 'reproduction',
  '11778-8': 'reproduction',
  '11779-6': 'reproduction',
  '11780-4': 'reproduction',
  '8665-2': 'reproduction',
  '11996-6': 'reproduction',
  '11977-6': 'reproduction',
  '11640-0': 'reproduction',
  '11612-9': 'reproduction',
  '11613-7': 'reproduction',
  '11614-5': 'reproduction',
  '18185-9': 'reproduction',
  '49051-6': 'reproduction',
  '57714-8': 'reproduction',
  '8678-5': 'reproduction',
  '10162-6': 'reproduction',
  '10524-7': 'reproduction',
  '19762-4': 'reproduction',
  '33717-0': 'reproduction',
  '21440-3': 'reproduction',
  // Tuberculosis: smear, culture, molecular, interferon release, skin test.
  '11545-1': 'tuberculosis',
  '11477-7': 'tuberculosis',
  '543-9': 'tuberculosis',
  '45323-3': 'tuberculosis',
  '71773-6': 'tuberculosis',
  '64084-7': 'tuberculosis',
  '46217-6': 'tuberculosis',
  '38379-4': 'tuberculosis',
  '14556-5': 'tuberculosis',
  // Drugs in urine and blood.
  '3397-7': 'substance-use',
  '3393-6': 'substance-use',
  '3426-4': 'substance-use',
  '3349-8': 'substance-use',
  '3779-6': 'substance-use',
  '19659-2': 'substance-use',
  '3879-4': 'substance-use',
  '8150-5': 'substance-use',
  '3773-9': 'substance-use',
  '19295-5': 'substance-use',
  '3936-2': 'substance-use',
  '3530-3': 'substance-use',
};
