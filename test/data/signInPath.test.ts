import { describe, expect, test } from 'vitest'
import { pathAfterSignIn, signInPath } from '../../client/data/signInPath'

describe('after the sign-in', () => {
  test('one stands where one was', () => {
    const path = '/meetings/a?tab=minutes'
    const query = new URL(signInPath(path), 'http://localhost').searchParams
    expect(pathAfterSignIn(query.get('next') ?? undefined)).toBe(path)
    expect(signInPath('/')).toBe('/sign-in')
  })

  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/sign-in',
    '',
  ])('a link with %s leads to the desk', (next) => {
    expect(pathAfterSignIn(next)).toBe('/')
  })
})
