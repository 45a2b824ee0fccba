import type { OnBehalf } from '../../shared/commandParts'
import type { ChangeConsentPlan, EndConsent, MarkConsent, OpenConsent } from '../../shared/consent/commands'
import { api, call } from '../data/api'

export const fetchConsents = (asked: { forumId: string } | { proposalId: string }) =>
  call(api.consent.$get({ query: asked }))
export const fetchConsent = (id: string) => call(api.consent[':id'].$get({ param: { id } }))
export const fetchConsentChoices = (forumId: string) =>
  call(api.consent.choices[':forumId'].$get({ param: { forumId } }))

export type ConsentLine = Awaited<ReturnType<typeof fetchConsents>>[number]
/** 同意表 as the server tells it. */
export type Consent = Awaited<ReturnType<typeof fetchConsent>>
export type ConsentRow = Consent['rows'][number]
export type ConsentCell = NonNullable<ConsentRow['cells'][number]>
export type ConsentChoices = Awaited<ReturnType<typeof fetchConsentChoices>>

export type Word = Omit<MarkConsent, 'idempotencyKey' | 'onBehalf'> & { onBehalf?: OnBehalf }

export const markConsent = (id: string, word: Word, idempotencyKey: string) =>
  call(api.consent[':id'].steps.$post({ param: { id }, json: { ...word, idempotencyKey } }))

export const confirmConsent = (id: string, stepId: string, idempotencyKey: string) =>
  call(api.consent[':id'].steps[':stepId'].confirm.$post({ param: { id, stepId }, json: { idempotencyKey } }))

export const openConsent = (input: Omit<OpenConsent, 'idempotencyKey'>, idempotencyKey: string) =>
  call(api.consent.$post({ json: { ...input, idempotencyKey } }))

export const changeConsentPlan = (
  id: string,
  plan: Omit<ChangeConsentPlan, 'idempotencyKey'>,
  idempotencyKey: string,
) => call(api.consent[':id'].plan.$put({ param: { id }, json: { ...plan, idempotencyKey } }))

export const endConsent = (id: string, input: Omit<EndConsent, 'idempotencyKey'>, idempotencyKey: string) =>
  call(api.consent[':id'].end.$post({ param: { id }, json: { ...input, idempotencyKey } }))
