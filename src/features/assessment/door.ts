import {
  type AnswersSaved,
  type AssessmentAnswer,
  type Finish,
  finishAssessment,
  finishDeskAssessment,
  saveAnswers,
  saveDeskAnswers,
} from '@kangban/contract/assessment';
import { call } from '@/platform/request';

/** Where answers go: the same questions are asked at home and at a desk. */
export interface Door {
  save: (answer: AssessmentAnswer) => Promise<AnswersSaved>;
  finish: (confirmed: boolean) => Promise<Finish>;
}

interface Ids {
  residentId: string;
  sessionId: string;
}

const finishing = (confirmed: boolean) => (confirmed ? { confirmed } : {});

export const homeDoor = (params: Ids): Door => ({
  save: (answer) => call(saveAnswers, { params, body: { answers: [answer] } }),
  finish: (confirmed) => call(finishAssessment, { params, body: finishing(confirmed) }),
});

export const deskDoor = (params: Ids): Door => ({
  save: (answer) => call(saveDeskAnswers, { params, body: { answers: [answer] } }),
  finish: (confirmed) => call(finishDeskAssessment, { params, body: finishing(confirmed) }),
});
