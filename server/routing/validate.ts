import { sValidator } from '@hono/standard-validator'
import type { GenericSchema } from 'valibot'
import { DomainError } from '../../shared/error'

const pathOf = (path: readonly unknown[] | undefined) =>
  (path ?? [])
    .map((step) => String(typeof step === 'object' && step !== null && 'key' in step ? step.key : step))
    .join('.')

/** The schema's own sentence; valibot's English one stands only where no form of ours could have sent this. */
const sentenceOf = (message: string) => {
  if (!message.startsWith('Invalid ')) return message
  return message.endsWith('received undefined')
    ? 'この項目がありません。入力してから、もう一度送ってください。'
    : 'この項目の形が正しくありません。入力し直してください。'
}

/** Checks one part of a request against a schema of shared/<subject>; a fault names its field in Japanese. */
export const validate = <T extends 'json' | 'query' | 'param', S extends GenericSchema>(
  target: T,
  schema: S,
) =>
  sValidator(target, schema, (result) => {
    if (result.success) return
    const faults = result.error.map(({ path, message }) => ({
      path: pathOf(path),
      message: sentenceOf(message),
    }))
    throw new DomainError(
      'invalid',
      '入力に誤りがあります。示された項目を直して、もう一度送ってください。',
      faults,
    )
  })
