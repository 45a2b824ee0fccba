import { Hono } from 'hono'
import { dayOf } from '../../shared/calendar'
import {
  createProposalCommand,
  editProposalCommand,
  submitProposalCommand,
  transitionProposalCommand,
} from '../../shared/proposals/commands'
import { balanceQuestion, boardQuestion, forumQuestion } from '../../shared/proposals/questions'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { balance } from './balance'
import { board } from './board'
import { choices } from './choices'
import { createProposal } from './createProposal'
import { proposalDetail } from './detail'
import { discardDraft } from './discardDraft'
import { editProposal } from './editProposal'
import { proposalList } from './list'
import { submitProposal } from './submitProposal'
import { transitionProposal } from './transitionProposal'

export const proposalRoutes = (context: Context) => {
  const { db } = context.store
  return new Hono<Env>()
    .get('/', validate('query', boardQuestion), async (c) => {
      const { forumId, ...filter } = c.req.valid('query')
      return c.json({ rows: await board(db, actorOf(c), { forumId, filter, now: context.now() }) })
    })
    .post('/', validate('json', createProposalCommand), async (c) =>
      c.json(await createProposal(context, actorOf(c), c.req.valid('json')), 201),
    )
    .get('/choices', validate('query', forumQuestion), async (c) =>
      c.json(await choices(db, actorOf(c), { ...c.req.valid('query'), now: context.now() })),
    )
    .get('/balance', validate('query', balanceQuestion), async (c) => {
      const { forumId, asOf = dayOf(context.now()) } = c.req.valid('query')
      return c.json(await balance(db, actorOf(c), { forumId, asOf }))
    })
    .get('/list.csv', validate('query', forumQuestion), async (c) => {
      const text = await proposalList(db, actorOf(c), { ...c.req.valid('query'), now: context.now() })
      return c.body(text, 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="proposals.csv"; filename*=UTF-8''${encodeURIComponent('提案一覧.csv')}`,
      })
    })
    .get('/:id', async (c) => c.json(await proposalDetail(db, actorOf(c), c.req.param('id'), context.now())))
    .patch('/:id', validate('json', editProposalCommand), async (c) =>
      c.json(await editProposal(context, actorOf(c), c.req.param('id'), c.req.valid('json'))),
    )
    .delete('/:id', async (c) => {
      await discardDraft(context, actorOf(c), c.req.param('id'))
      return c.body(null, 204)
    })
    .post('/:id/submit', validate('json', submitProposalCommand), async (c) =>
      c.json(await submitProposal(context, actorOf(c), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/transition', validate('json', transitionProposalCommand), async (c) =>
      c.json(await transitionProposal(context, actorOf(c), c.req.param('id'), c.req.valid('json'))),
    )
}
