import { toPlainDate } from '../../shared/plain-date';
import { checkForm } from './check-form';

const PERSON = { today: toPlainDate('2026-11-25'), birthDate: toPlainDate('1955-04-10') };
const FORMS: Readonly<Record<string, string>> = {
  基本: 'basic-information-3',
  体检: 'checkup-3',
  高血压: 'follow-up-hypertension-3',
  糖尿病: 'follow-up-diabetes-3',
};

// form | answers | what is stored, or the faults as `field reason`
const TABLE = `
  基本 | {"occupation":"0"} | {"occupation":"0"}
  基本 | {"occupation":0} | occupation wrong-kind
  基本 | {"occupation":"9"} | occupation unknown-code
  基本 | {"ethnicity":"01"} | {"ethnicity":"01"}
  基本 | {"ethnicity":"1"} | ethnicity unknown-code
  基本 | {"ethnicity":"99"} | ethnicityText99 text-missing
  基本 | {"ethnicity":"99","ethnicityText99":" "} | ethnicityText99 text-missing
  基本 | {"ethnicity":"99","ethnicityText99":"蒙古族"} | {"ethnicity":"99","ethnicityText99":"蒙古族"}
  基本 | {"ethnicity":"01","ethnicityText99":"蒙古族"} | ethnicityText99 text-without-option
  基本 | {"sex":"0"} | {"sex":"0"}
  基本 | {"drugAllergies":["1"]} | {"drugAllergies":["1"]}
  基本 | {"drugAllergies":["1","2"]} | drugAllergies none-with-others
  基本 | {"drugAllergies":["5"]} | drugAllergiesText5 text-missing
  基本 | {"drugAllergies":["3","2"]} | {"drugAllergies":["2","3"]}
  基本 | {"drugAllergies":["2","2"]} | drugAllergies twice
  基本 | {"drugAllergies":"2"} | drugAllergies wrong-kind
  基本 | {"drugAllergies":[]} | {}
  基本 | {"exposures":["1","4"]} | exposures none-with-others
  基本 | {"disabilities":["1","5"]} | disabilities none-with-others
  基本 | {"payment":["1","5"]} | {"payment":["1","5"]}
  基本 | {"payment":["8"]} | {"payment":["8"]}
  基本 | {"pastDiseases":[{"disease":"2","since":"2016-03"}]} | {"pastDiseases":[{"disease":"2","since":"2016-03"}]}
  基本 | {"pastDiseases":[{"disease":"2","since":"2026-11"}]} | {"pastDiseases":[{"disease":"2","since":"2026-11"}]}
  基本 | {"pastDiseases":[{"disease":"2","since":"2026-12"}]} | pastDiseases.0.since in-future
  基本 | {"pastDiseases":[{"disease":"2","since":"1955-04"}]} | {"pastDiseases":[{"disease":"2","since":"1955-04"}]}
  基本 | {"pastDiseases":[{"disease":"2","since":"1955-03"}]} | pastDiseases.0.since before-birth
  基本 | {"pastDiseases":[{"disease":"2","since":"2016-13"}]} | pastDiseases.0.since wrong-kind
  基本 | {"pastDiseases":[{"disease":"2","since":"2016"}]} | pastDiseases.0.since wrong-kind
  基本 | {"pastDiseases":[{"disease":"1"},{"disease":"2"}]} | pastDiseases none-with-others
  基本 | {"pastDiseases":[{"disease":"2"},{"disease":"2","since":"2016-03"}]} | pastDiseases twice
  基本 | {"pastDiseases":[{"since":"2016-03"}]} | pastDiseases unknown-code
  基本 | {"pastDiseases":[{"disease":"6"}]} | pastDiseases.0.diseaseText6 text-missing
  基本 | {"pastDiseases":[{"disease":"11","since":"2016-03"}]} | {"pastDiseases":[{"disease":"11","since":"2016-03"}]}
  基本 | {"pastDiseases":[{"disease":"14"}]} | pastDiseases.0.disease unknown-code
  基本 | {"pastDiseases":"2"} | pastDiseases wrong-kind
  基本 | {"familyFather":["11"]} | {"familyFather":["11"]}
  基本 | {"familyFather":["13"]} | familyFather unknown-code
  基本 | {"familyFather":["12"]} | familyFatherText12 text-missing
  基本 | {"familyMother":["1","2"]} | familyMother none-with-others
  基本 | {"familyFather":["6"]} | {"familyFather":["6"]}
  基本 | {"hereditary":"2"} | hereditaryText2 text-missing
  基本 | {"hadSurgery":"1","surgeries":[{"name":"阑尾切除","on":"1990-05"}]} | hadSurgery contradiction
  基本 | {"hadSurgery":"2","surgeries":[{"name":"阑尾切除","on":"1990-05"}]} | {"hadSurgery":"2","surgeries":[{"name":"阑尾切除","on":"1990-05"}]}
  基本 | {"surgeries":[{"name":"一"},{"name":"二"},{"name":"三"}]} | surgeries too-many
  基本 | {"birthDate":"1955-04-11"} | birthDate contradiction
  基本 | {"birthDate":"1955-04-10"} | {"birthDate":"1955-04-10"}
  基本 | {"hobby":"1"} | hobby unknown-field
  基本 | {"livestock":"1","bloodRh":"1","bloodAbo":"5"} | {"livestock":"1","bloodRh":"1","bloodAbo":"5"}
  体检 | {"symptoms":["1","25"]} | symptoms none-with-others
  体检 | {"symptoms":["25"]} | symptomsText25 text-missing
  体检 | {"cerebrovascular":["1","2"]} | cerebrovascular none-with-others
  体检 | {"breast":["1","4"]} | breast none-with-others
  体检 | {"teeth":["1","2"]} | teeth none-with-others
  体检 | {"riskControl":["1","2"]} | {"riskControl":["1","2"]}
  体检 | {"guidance":["1","3"]} | {"guidance":["1","3"]}
  体检 | {"ecg":"2"} | ecgText2 text-missing
  体检 | {"ecg":"1"} | {"ecg":"1"}
  体检 | {"leftSystolic":138,"leftDiastolic":86} | {"leftSystolic":138,"leftDiastolic":86}
  体检 | {"leftSystolic":86,"leftDiastolic":138} | leftSystolic contradiction
  体检 | {"leftSystolic":138} | leftSystolic contradiction
  体检 | {"leftSystolic":60,"leftDiastolic":30} | {"leftSystolic":60,"leftDiastolic":30}
  体检 | {"leftSystolic":261,"leftDiastolic":86} | leftSystolic out-of-range
  体检 | {"leftSystolic":138.5,"leftDiastolic":86} | leftSystolic wrong-kind
  体检 | {"heightCm":"165"} | heightCm wrong-kind
  体检 | {"heightCm":1.65} | heightCm out-of-range
  体检 | {"cognitionScore":31} | cognitionScore out-of-range
  体检 | {"moodScore":0} | {"moodScore":0}
  体检 | {"elderSelfCare":"5"} | elderSelfCare unknown-code
  体检 | {"urineProtein":"+-"} | {"urineProtein":"±"}
  体检 | {"urineProtein":"-"} | {"urineProtein":"−"}
  体检 | {"urineProtein":"3+"} | {"urineProtein":"+++"}
  体检 | {"urineProtein":"0.3 g/L"} | {"urineProtein":"0.3 g/L"}
  体检 | {"urineProtein":"有点"} | urineProtein unknown-code
  体检 | {"evaluation":"1","abnormal1":"血压高"} | evaluation contradiction
  体检 | {"totalBilirubin":10,"directBilirubin":12} | directBilirubin contradiction
  体检 | {"hospitalStays":[{"from":"2026-03-05","to":"2026-03-01"}]} | hospitalStays contradiction
  体检 | {"medicines":[{"name":"氨氯地平","adherence":"1"}]} | {"medicines":[{"name":"氨氯地平","adherence":"1"}]}
  体检 | {"medicines":[{"name":"氨氯地平","adherence":"4"}]} | medicines.0.adherence unknown-code
  体检 | {"otherVaccinations":[{"name":"流感","on":"2026-11-26"}]} | otherVaccinations.0.on in-future
  高血压 | {"class":"1"} | {"class":"1"}
  高血压 | {"class":["1","3"]} | {"class":"3"}
  高血压 | {"class":["4","2","3"]} | {"class":"4"}
  高血压 | {"class":["2","5"]} | class unknown-code
  高血压 | {"class":"5"} | class unknown-code
  高血压 | {"nextOn":"2027-02-20"} | {"nextOn":"2027-02-20"}
  高血压 | {"cigarettesPerDay":0} | {"cigarettesPerDay":0}
  高血压 | {"symptoms":["1","2"]} | symptoms none-with-others
  高血压 | {"symptoms":["1"],"symptomsOther":"头晕"} | symptoms contradiction
  高血压 | {"adverseReaction":"2"} | adverseReactionText2 text-missing
  高血压 | {"systolic":150,"diastolic":95} | {"systolic":150,"diastolic":95}
  糖尿病 | {"hypoglycaemia":"2","fastingGlucose":7} | {"hypoglycaemia":"2","fastingGlucose":7}
  糖尿病 | {"fastingGlucose":126} | fastingGlucose out-of-range
  糖尿病 | {"hba1cOn":"2026-12-01"} | hba1cOn in-future
  糖尿病 | {"salt":"1"} | salt unknown-field
`
  .trim()
  .split('\n')
  .map((line) => line.split(' | ').map((cell) => cell.trim()));

test.each(TABLE)('%s %s', (form = '', told = '', said = '') => {
  const checked = checkForm(FORMS[form] ?? '', JSON.parse(told), PERSON);
  if (said.startsWith('{')) expect(checked).toEqual({ fields: JSON.parse(said) });
  else
    expect('faults' in checked ? checked.faults.map(({ field, reason }) => `${field} ${reason}`) : checked).toEqual(
      said.split(', '),
    );
});

test('all faults come at once, each with a sentence that names the field', () => {
  const checked = checkForm('checkup-3', { heightCm: 1.65, symptoms: ['1', '2'], lips: '9' }, PERSON);
  expect('faults' in checked && checked.faults.map(({ words }) => words)).toEqual([
    '“身高”应该在 40 到 230 cm之间',
    '“症状”选了“无”（第一项），不能再选别的',
    '“口唇”没有这个选项，可以写 1红润、2苍白、3发绀、4皲裂、5疱疹',
  ]);
});

test('a form nobody knows, and what is no form', () => {
  expect(checkForm('checkup-9', {}, PERSON)).toMatchObject({ faults: [{ reason: 'unknown-form' }] });
  expect(checkForm('checkup-3', [], PERSON)).toMatchObject({ faults: [{ reason: 'wrong-kind' }] });
  expect(checkForm('checkup-3', null, PERSON)).toMatchObject({ faults: [{ reason: 'wrong-kind' }] });
});
