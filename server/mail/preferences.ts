import { DomainError } from '../../shared/error'
import type { SetAddress, SetPreference } from '../../shared/mail/commands'
import { awaitedKinds, noticeKinds } from '../../shared/mail/kind'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'

/** メールの受け取り of whoever asks: the address, and each kind with whether it is on and may be switched off. */
export async function preferences({ store }: Context, actor: Actor, isConfigured: boolean) {
  const person = await store.db
    .selectFrom('person')
    .select('email')
    .where('id', '=', actor.personId)
    .executeTakeFirstOrThrow()
  const rows = await store.db
    .selectFrom('mail_preference')
    .selectAll()
    .where('person_id', '=', actor.personId)
    .execute()
  const off = new Set(rows.filter(({ is_on }) => is_on === 0).map(({ kind }) => kind))
  return {
    isConfigured,
    email: person.email ?? '',
    kinds: noticeKinds.map((kind) => {
      const isAwaited = awaitedKinds.includes(kind)
      return { kind, isAwaited, isOn: isAwaited || !off.has(kind) }
    }),
  }
}

export async function setPreference(
  { store }: Context,
  actor: Actor,
  { kind, isOn }: SetPreference,
): Promise<void> {
  const row = { is_on: isOn ? (1 as const) : (0 as const) }
  await store.db
    .insertInto('mail_preference')
    .values({ person_id: actor.personId, kind, ...row })
    .onConflict((conflict) => conflict.columns(['person_id', 'kind']).doUpdateSet(row))
    .execute()
}

/** A person's own address; letters that wait go to the new one. */
export async function setAddress({ store }: Context, actor: Actor, { email }: SetAddress): Promise<void> {
  const changed = await store.db
    .updateTable('person')
    .set({ email: email === '' ? null : email })
    .where('id', '=', actor.personId)
    .where('is_sample', '=', 0)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n)
    throw new DomainError(
      'forbidden',
      'サンプルの席にメールアドレスは登録できません。サンプルにメールは届きません。',
    )
}
