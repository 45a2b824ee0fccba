import { Hono } from 'hono'
import { dayOf } from '../../shared/calendar'
import {
  branchCommand,
  correctionCommand,
  correctionWordCommand,
  createProposalCommand,
  editProposalCommand,
  pressCommand,
  referCommand,
  submitProposalCommand,
  supportCommand,
  transitionProposalCommand,
} from '../../shared/proposals/commands'
import { boardQuestion, forumQuestion } from '../../shared/proposals/questions'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { agreeJointly } from './agreeJointly'
import { answerCorrection, withdrawCorrection } from './answerCorrection'
import { board } from './board'
import { branchProposal } from './branchProposal'
import { choices } from './choices'
import { confirmEntry } from './confirmEntry'
import { createProposal } from './createProposal'
import { proposalDetail } from './detail'
import { discardDraft } from './discardDraft'
import { editProposal } from './editProposal'
import { originOffers } from './originSource'
import { referProposal } from './referProposal'
import { requestCorrection } from './requestCorrection'
import { submitProposal } from './submitProposal'
import { supportProposal } from './supportProposal'
import { decisionsFor, transitionProposal } from './transitionProposal'

export const proposalRoutes = (context: Context) => {
  const { db } = context.store
  return (
    new Hono<Env>()
      .get('/', validate('query', boardQuestion), async (c) => {
        const { forumId, ...filter } = c.req.valid('query')
        const now = context.now()
        return c.json({ rows: await board(db, actorOf(c), { forumId, filter, now }), today: dayOf(now) })
      })
      .post('/', validate('json', createProposalCommand), async (c) =>
        c.json(await createProposal(context, actorOf(c), c.req.valid('json')), 201),
      )
      .get('/choices', validate('query', forumQuestion), async (c) =>
        c.json(await choices(db, actorOf(c), { ...c.req.valid('query'), now: context.now() })),
      )
      // Where the list was before it became a paper of the body: addresses that people kept go on working.
      .get('/origins', validate('query', forumQuestion), async (c) =>
        c.json(await originOffers(db, actorOf(c), c.req.valid('query').forumId)),
      )
      .get('/list.csv', validate('query', forumQuestion), (c) =>
        c.redirect(
          `/api/papers/forums/${encodeURIComponent(c.req.valid('query').forumId)}/proposals.csv`,
          301,
        ),
      )
      .get('/:id', async (c) =>
        c.json(await proposalDetail(db, actorOf(c), c.req.param('id'), context.now())),
      )
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
      .post('/:id/agree', validate('json', pressCommand), async (c) =>
        c.json(await agreeJointly(context, actorOf(c), c.req.param('id'), c.req.valid('json'))),
      )
      .post('/:id/confirm', validate('json', pressCommand), async (c) =>
        c.json(await confirmEntry(context, actorOf(c), c.req.param('id'), c.req.valid('json'))),
      )
      .post('/:id/support', validate('json', supportCommand), async (c) =>
        c.json(await supportProposal(context, actorOf(c), c.req.param('id'), c.req.valid('json'))),
      )
      .post('/:id/corrections', validate('json', correctionCommand), async (c) =>
        c.json(await requestCorrection(context, actorOf(c), c.req.param('id'), c.req.valid('json')), 201),
      )
      .post('/:id/corrections/:correctionId/answer', validate('json', correctionWordCommand), async (c) =>
        c.json(await answerCorrection(context, actorOf(c), c.req.param(), c.req.valid('json'))),
      )
      .post('/:id/corrections/:correctionId/withdraw', validate('json', pressCommand), async (c) =>
        c.json(await withdrawCorrection(context, actorOf(c), c.req.param(), c.req.valid('json'))),
      )
      .post('/:id/branch', validate('json', branchCommand), async (c) =>
        c.json(await branchProposal(context, actorOf(c), c.req.param('id'), c.req.valid('json')), 201),
      )
      .post('/:id/refer', validate('json', referCommand), async (c) =>
        c.json(await referProposal(context, actorOf(c), c.req.param('id'), c.req.valid('json'))),
      )
      .get('/:id/decisions/:meetingId', async (c) =>
        c.json(
          await decisionsFor(db, actorOf(c), c.req.param('id'), {
            meetingId: c.req.param('meetingId'),
            now: context.now(),
          }),
        ),
      )
  )
}
