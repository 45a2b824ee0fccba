import type { ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { DomainError, errorStatus } from '../../shared/error'
import type { Env } from '../routing/env'

/** The one place where an error becomes an HTTP answer: `{ error: { code, message, faults } }`. */
export const onError =
  (report: (error: unknown) => void): ErrorHandler<Env> =>
  (error, c) => {
    // The rest of a body that was not read is no next request.
    if (error instanceof DomainError && error.code === 'too_large') c.header('Connection', 'close')
    // The person is told what they can do; why it is so, the operator reads in the log.
    if (error instanceof DomainError && error.code === 'unavailable') report(error.cause ?? error)
    if (error instanceof DomainError)
      return c.json(
        { error: { code: error.code, message: error.message, faults: error.faults } },
        errorStatus[error.code],
      )
    if (error instanceof HTTPException && error.status < 500)
      return c.json({ error: { code: 'invalid', message: unreadable, faults: [] } }, error.status)
    report(error)
    return c.json({ error: { code: 'internal', message: broken, faults: [] } }, 500)
  }

const unreadable = '送られた内容を読み取れませんでした。画面を再読み込みして、もう一度操作してください。'
const broken =
  'サーバーで問題が起きました。入力した内容は画面に残っています。しばらくしてからもう一度お試しください。'
