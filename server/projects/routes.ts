import { Hono } from 'hono'
import {
  AskProjects,
  AskReport,
  Assess,
  ChangeProject,
  ConfirmWords,
  CreateProject,
  EvaluateProject,
  ReportFigures,
  SetIndicators,
  WriteCost,
} from '../../shared/projects/commands'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { confirmWords } from './confirmWords'
import { changeProject, createProject } from './createProject'
import { decisionChoices } from './decisions'
import { evaluateProject } from './evaluateProject'
import { findProject, projectOfProposal } from './find'
import { projectsPage } from './list'
import { projectPage } from './page'
import { assess, reportFigures } from './reportFigures'
import { reportPage } from './reportPage'
import { setIndicators } from './setIndicators'
import { writeCost } from './writeCost'

/** /api/projects: 取組カルテ */
export const projectRoutes = (context: Context) =>
  new Hono<Env>()
    .get('/', validate('query', AskProjects), async (c) =>
      c.json(
        await projectsPage(context.store.db, actorOf(c), { ...c.req.valid('query'), now: context.now() }),
      ),
    )
    .post('/', validate('json', CreateProject), async (c) =>
      c.json(await createProject(context, actorOf(c), c.req.valid('json'))),
    )
    .get('/report', validate('query', AskReport), async (c) =>
      c.json(await reportPage(context.store.db, actorOf(c), { ...c.req.valid('query'), now: context.now() })),
    )
    .post('/report/:forumId', validate('json', ReportFigures), async (c) => {
      await reportFigures(context, actorOf(c), c.req.param('forumId'), c.req.valid('json'))
      return c.json({ changed: true })
    })
    .get('/of/:proposalId', async (c) =>
      c.json({
        project: await projectOfProposal(context.store.db, actorOf(c), {
          proposalId: c.req.param('proposalId'),
          now: context.now(),
        }),
      }),
    )
    .get('/:id', async (c) =>
      c.json(await projectPage(context.store.db, actorOf(c), { id: c.req.param('id'), now: context.now() })),
    )
    .get('/:id/decisions', async (c) => {
      const { row } = await findProject(context.store.db, actorOf(c), c.req.param('id'))
      const asked = { forumId: row.forum_id, now: context.now() }
      return c.json({ decisions: await decisionChoices(context.store.db, actorOf(c), asked) })
    })
    .put('/:id', validate('json', ChangeProject), async (c) => {
      await changeProject(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json({ changed: true })
    })
    .put('/:id/indicators', validate('json', SetIndicators), async (c) => {
      await setIndicators(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json({ changed: true })
    })
    .post('/:id/cost', validate('json', WriteCost), async (c) => {
      await writeCost(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json({ changed: true })
    })
    .post('/:id/assessment', validate('json', Assess), async (c) => {
      await assess(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json({ changed: true })
    })
    .post('/:id/evaluation', validate('json', EvaluateProject), async (c) => {
      await evaluateProject(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json({ changed: true })
    })
    .post('/:id/confirm', validate('json', ConfirmWords), async (c) => {
      await confirmWords(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json({ changed: true })
    })
