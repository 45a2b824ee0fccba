import { sValidator } from '@hono/standard-validator'
import type { GenericSchema } from 'valibot'
import { DomainError } from '../../shared/error'

const pathOf = (path: readonly unknown[] | undefined) =>
  (path ?? [])
    .map((step) => String(typeof step === 'object' && step !== null && 'key' in step ? step.key : step))
    .join('.')

/** Checks one part of a request against a schema of shared/<subject>; a fault names its field in Japanese. */
export const validate = <T extends 'json' | 'query' | 'param', S extends GenericSchema>(
  target: T,
  schema: S,
) =>
  sValidator(target, schema, (result) => {
    if (result.success) return
    const faults = result.error.map((issue) => ({ path: pathOf(issue.path), message: issue.message }))
    throw new DomainError(
      'invalid',
      '入力に誤りがあります。示された項目を直して、もう一度送ってください。',
      faults,
    )
  })
