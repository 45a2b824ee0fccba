import { Hono } from 'hono'
import { dayOf } from '../../shared/calendar'
import {
  AddOrganisation,
  AskThemeChoices,
  CloseTier,
  FoundTheme,
  FoundTier,
  ImportRegister,
  JoinForum,
  LeaveForum,
  PreviewRegister,
  RenameTier,
  SetRules,
  SetTierSecretariat,
  WriteSession,
} from '../../shared/forums/commands'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { addOrganisation } from './addOrganisation'
import { joinForum, leaveForum } from './changeMembers'
import { closeTier, renameTier, setTierSecretariat } from './changeTier'
import { forumPage } from './forumPage'
import { forumSettings } from './forumSettings'
import { foundTheme } from './foundTheme'
import { foundTier } from './foundTier'
import { importRegister, previewRegister } from './importRegister'
import { topics } from './queries'
import { reference } from './reference'
import { regionList, regionPage } from './regions'
import { setRules } from './setRules'
import { themeChoices } from './themes'
import { deleteAssemblySession, writeAssemblySession } from './writeAssemblySession'

/** /api/regions, /api/forums and what else the dataset says; for everybody who is signed in. */
export const forumRoutes = (context: Context) => {
  const { db } = context.store
  return new Hono<Env>()
    .get('/regions', async (c) => {
      actorOf(c)
      return c.json(await regionList(db, dayOf(context.now())))
    })
    .get('/regions/:id', async (c) =>
      c.json(await regionPage(db, actorOf(c), c.req.param('id'), context.now())),
    )
    .get('/forums/topics', async (c) => {
      actorOf(c)
      return c.json(await topics(db))
    })
    .get('/forums/:id', async (c) =>
      c.json(await forumPage(db, actorOf(c), c.req.param('id'), context.now())),
    )
    .get('/forums/:id/settings', async (c) =>
      c.json(await forumSettings(db, actorOf(c), c.req.param('id'), context.now())),
    )
    .put('/forums/:id/rules', validate('json', SetRules), async (c) =>
      c.json(await setRules(context, actorOf(c), { ...c.req.valid('json'), forumId: c.req.param('id') })),
    )
    .post('/forums/:id/tiers', validate('json', FoundTier), async (c) =>
      c.json(
        await foundTier(context, actorOf(c), { ...c.req.valid('json'), parentId: c.req.param('id') }),
        201,
      ),
    )
    .get('/forums/:id/theme-choices', validate('query', AskThemeChoices), async (c) =>
      c.json(
        await themeChoices(db, actorOf(c), {
          forumId: c.req.param('id'),
          proposalId: c.req.valid('query').proposalId,
          now: context.now(),
        }),
      ),
    )
    .post('/forums/:id/themes', validate('json', FoundTheme), async (c) =>
      c.json(
        await foundTheme(context, actorOf(c), { ...c.req.valid('json'), forumId: c.req.param('id') }),
        201,
      ),
    )
    .post('/forums/:id/organisations', validate('json', AddOrganisation), async (c) =>
      c.json(
        await addOrganisation(context, actorOf(c), { ...c.req.valid('json'), forumId: c.req.param('id') }),
        201,
      ),
    )
    .put('/forums/:id/name', validate('json', RenameTier), async (c) => {
      await renameTier(context, actorOf(c), { ...c.req.valid('json'), forumId: c.req.param('id') })
      return c.json({ changed: true })
    })
    .put('/forums/:id/end', validate('json', CloseTier), async (c) => {
      await closeTier(context, actorOf(c), { ...c.req.valid('json'), forumId: c.req.param('id') })
      return c.json({ changed: true })
    })
    .put('/forums/:id/secretariat', validate('json', SetTierSecretariat), async (c) => {
      await setTierSecretariat(context, actorOf(c), { ...c.req.valid('json'), forumId: c.req.param('id') })
      return c.json({ changed: true })
    })
    .post('/forums/:id/members', validate('json', JoinForum), async (c) => {
      await joinForum(context, actorOf(c), { ...c.req.valid('json'), forumId: c.req.param('id') })
      return c.json({ changed: true })
    })
    .post('/forums/:id/members/leave', validate('json', LeaveForum), async (c) => {
      await leaveForum(context, actorOf(c), { ...c.req.valid('json'), forumId: c.req.param('id') })
      return c.json({ changed: true })
    })
    .post('/forums/:id/register/preview', validate('json', PreviewRegister), async (c) => {
      const { content } = c.req.valid('json')
      return c.json(await previewRegister(context, actorOf(c), { forumId: c.req.param('id'), content }))
    })
    .post('/forums/:id/register', validate('json', ImportRegister), async (c) =>
      c.json(
        await importRegister(context, actorOf(c), { ...c.req.valid('json'), forumId: c.req.param('id') }),
      ),
    )
    .post('/forums/:id/sessions', validate('json', WriteSession), async (c) => {
      const input = { ...c.req.valid('json'), forumId: c.req.param('id') }
      return c.json(await writeAssemblySession(context, actorOf(c), input), 201)
    })
    .put('/forums/:id/sessions/:sessionId', validate('json', WriteSession), async (c) => {
      const { id: forumId, sessionId } = c.req.param()
      const input = { ...c.req.valid('json'), forumId, sessionId }
      return c.json(await writeAssemblySession(context, actorOf(c), input))
    })
    .delete('/forums/:id/sessions/:sessionId', async (c) => {
      const { id: forumId, sessionId } = c.req.param()
      await deleteAssemblySession(context, actorOf(c), { forumId, sessionId })
      return c.json({ deleted: true })
    })
    .get('/reference', async (c) => {
      actorOf(c)
      return c.json(await reference(db))
    })
}
