import { expect, test } from 'vitest'
import { readConfig } from '../../server/config'
import { engineFor } from '../../server/store/engine'

const databaseUrl = (text: string) => readConfig({ ENTAKU_DATABASE_URL: text }).databaseUrl

test('an address of PostgreSQL is taken as it is, over the network or through a socket', () => {
  for (const url of [
    'postgres://entaku:se%40cret@db.example.lg.jp:5433/entaku',
    'postgresql://entaku@127.0.0.1/entaku',
    'postgres://entaku@/entaku?host=/run/postgresql',
    'postgres:///entaku?host=/run/postgresql',
  ])
    expect(databaseUrl(url)).toBe(url)
})

test('another address is refused in Japanese, without its password', () => {
  for (const url of [
    'mysql://a:hidden@b/c',
    'postgres://a:hidden@b',
    'postgres://a:hidden@b/',
    'a:hidden@b/c',
    '',
  ]) {
    const refusal = expect.objectContaining({
      message: expect.stringMatching(/ENTAKU_DATABASE_URL: postgres:\/\/ユーザー名/),
    })
    expect(() => databaseUrl(url)).toThrow(refusal)
    expect(() => databaseUrl(url)).not.toThrow('hidden')
  }
})

test('the greeting’s place says which store it is, and no password', () => {
  expect(engineFor(readConfig({ ENTAKU_DATA_DIR: 'somewhere' })).place).toBe('somewhere')
  const place = (url: string) => engineFor(readConfig({ ENTAKU_DATABASE_URL: url })).place
  expect(place('postgres://me:hidden@db.example:5433/entaku')).toBe('PostgreSQL db.example:5433 の entaku')
  expect(place('postgres://me@/entaku?host=/run/postgresql')).toBe('PostgreSQL /run/postgresql の entaku')
})
