import type { FieldFault } from '../error'

interface Submittable {
  need: string
  plan: string
  fieldId: string | null
  originKind: string | null
}

/** What a draft still lacks before 提出: what the need is, what shall be done, in which field, and where the idea came from. */
export function missingForSubmission({ need, plan, fieldId, originKind }: Submittable): FieldFault[] {
  const faults: FieldFault[] = []
  if (need === '') faults.push({ path: 'need', message: '困りごとを書いてください。' })
  if (plan === '') faults.push({ path: 'plan', message: 'やることを書いてください。' })
  if (fieldId === null) faults.push({ path: 'fieldId', message: '分野を選んでください。' })
  if (originKind === null) faults.push({ path: 'originKind', message: '発案のきっかけを選んでください。' })
  return faults
}
