import { IdNumberText, PersonName, PlainDate, Uuid } from './common';
import { endpoint } from './endpoint';
import { FamilyMember, Me } from './identity';
import { z } from './zod';

const Label = z.string().check(z.trim(), z.maxLength(8));

/** A child of `Me.childrenToAdd`, or one named by name and ID number. */
export const AddChild = z.union([
  z.object({ residentId: Uuid, label: z.optional(Label) }),
  z.object({ name: PersonName, idNumber: IdNumberText, label: z.optional(Label) }),
]);
export type AddChild = z.infer<typeof AddChild>;

export const AddElder = z.object({ name: PersonName, idNumber: IdNumberText, label: z.optional(Label) });
export type AddElder = z.infer<typeof AddElder>;

/** A right that waits for agreement: the code went to the elder's own phone; the desk can agree, too. */
export const PendingLink = z.object({
  linkId: Uuid,
  agreement: z.enum(['code-sent', 'desk-only']),
  phoneMasked: z.nullable(z.string()),
  expiresInSeconds: z.nullable(z.number()),
});
export type PendingLink = z.infer<typeof PendingLink>;

/** Somebody who may act for me. */
export const ActingForMe = z.object({
  linkId: Uuid,
  nameMasked: z.string(),
  right: z.enum(['guardian', 'proxy']),
  scope: z.array(z.string()),
  startsOn: PlainDate,
  endsOn: z.nullable(PlainDate),
});
export type ActingForMe = z.infer<typeof ActingForMe>;

const LinkParams = z.object({ linkId: Uuid });
const family = { tag: 'family', caller: 'resident' } as const;

export const addChild = endpoint({
  ...family,
  method: 'POST',
  path: '/family/children',
  summary: 'Add a child whose registered guardian I am',
  body: AddChild,
  status: 201,
  answer: z.object({ member: FamilyMember }),
  errors: [
    'id-number-invalid',
    'record-not-found',
    'identity-mismatch',
    'not-registered-guardian',
    'not-a-child',
    'family-link-exists',
    'family-too-large',
    'too-many-requests',
  ],
});
export const addElder = endpoint({
  ...family,
  method: 'POST',
  path: '/family/elders',
  summary: 'Ask to act for an adult: a code goes to their phone, or they agree at the desk',
  body: AddElder,
  status: 202,
  answer: PendingLink,
  errors: [
    'id-number-invalid',
    'record-not-found',
    'identity-mismatch',
    'not-an-adult',
    'family-link-exists',
    'family-too-large',
    'code-too-soon',
    'too-many-requests',
  ],
});
export const confirmElder = endpoint({
  ...family,
  method: 'POST',
  path: '/family/links/:linkId/confirm',
  summary: 'Give the code that the elder received and agreed to pass on',
  params: LinkParams,
  body: z.object({ code: z.string().check(z.regex(/^\d{6}$/)) }),
  answer: z.object({ member: FamilyMember }),
  errors: ['code-wrong', 'code-expired', 'code-tries-used-up', 'not-found', 'family-too-large'],
});
export const endFamilyLink = endpoint({
  ...family,
  method: 'DELETE',
  path: '/family/links/:linkId',
  summary: "End a right: mine over another, or another's over me",
  params: LinkParams,
  answer: Me,
  errors: ['not-found'],
});
export const listActingForMe = endpoint({
  ...family,
  method: 'GET',
  path: '/family/acting-for-me',
  summary: 'Who may act for me',
  answer: z.object({ items: z.array(ActingForMe) }),
  errors: [],
});
