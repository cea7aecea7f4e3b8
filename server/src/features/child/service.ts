import type { ChildOverview, ChildVaccines } from '@kangban/contract/child';
import { vaccineProgress, vaccineVisits } from '@kangban/domain/child/vaccine-visits';
import { thingsToArrange } from '@kangban/domain/home/next-thing';
import { vaccineNameZh } from '@kangban/domain/immunization/catalogue';
import { programmeNameZh } from '@kangban/domain/immunization/editions';
import { forecast } from '@kangban/domain/immunization/forecast';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { doseView, flagView, sourceWords } from '../immunization/dose-view';
import { forecastInputOf } from '../immunization/facts';
import { type ChildVaccineFacts, loadChild, type LoadedChild, loadVaccines, noteChildRead, openChild } from './load';
import { nextOf } from './next-view';
import { growthPart, referralPart, vaccinePart, visionPart, visitPart } from './parts';

function overviewOf(child: LoadedChild): ChildOverview {
  const { facts } = child;
  const made = forecast(forecastInputOf(facts, child.today));
  const things = thingsToArrange(made.doses, child.held);
  return {
    residentId: facts.residentId,
    label: child.label,
    name: facts.name,
    sex: facts.sex,
    birthDate: facts.birthDate,
    today: child.today,
    next: nextOf(child, things),
    vaccines: vaccinePart(child, { forecast: made, things }),
    growth: growthPart(child),
    vision: visionPart(child),
    referrals: child.referrals.map(referralPart),
    visits: visitPart(child),
  };
}

/** A child on one page: what is first, and the heart of each part the right opens. Reading about another person is written down. */
export async function readChild(deps: Deps, who: AccountSession, residentId: string): Promise<ChildOverview | Refused> {
  const opened = await openChild(deps, who, residentId);
  if (isRefused(opened)) return opened;
  const child = await loadChild(deps, who, opened);
  if (isRefused(child)) return child;
  noteChildRead(deps, who, opened);
  return overviewOf(child);
}

function vaccinesOf({ label, today, facts, held, appointments }: ChildVaccineFacts): ChildVaccines {
  const { doses, programme, flags } = forecast(forecastInputOf(facts, today));
  const views = doses.map(doseView);
  const places = appointments.flatMap(({ appointmentId, day, doses: booked }) =>
    booked.map((dose) => ({ ...dose, appointmentId, day })),
  );
  return {
    residentId: facts.residentId,
    label,
    birthDate: facts.birthDate,
    today,
    programmeName: programmeNameZh(programme),
    ...vaccineProgress({ doses, programme, today }),
    visits: vaccineVisits({ doses: views, programme, today, held }).map(
      ({ months, nameZh: name, state, doses: own }) => ({
        months,
        name,
        state,
        doses: own.map((dose) => {
          const place = places.find((one) => one.series === dose.series && one.dose === dose.dose);
          return {
            ...dose,
            name: vaccineNameZh(dose.vaccine),
            givenName: dose.givenVaccine === undefined ? null : vaccineNameZh(dose.givenVaccine),
            booked: place ? { appointmentId: place.appointmentId, day: place.day } : null,
          };
        }),
      }),
    ),
    flags: flags.map(flagView),
    sources: sourceWords(views),
  };
}

/** The vaccines of a child by the visits of the programme. Reading about another person is written down. */
export async function readChildVaccines(
  deps: Deps,
  who: AccountSession,
  residentId: string,
): Promise<ChildVaccines | Refused> {
  const opened = await openChild(deps, who, residentId);
  if (isRefused(opened)) return opened;
  if (!opened.may('immunization')) return refuse('not-found');
  const child = await loadVaccines(deps, who, opened);
  if (isRefused(child)) return child;
  noteChildRead(deps, who, opened);
  return vaccinesOf(child);
}
