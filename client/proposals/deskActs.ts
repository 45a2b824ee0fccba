import { api, call } from '../data/api'
import type { DeskActHandlings } from '../desk/deskAct'
import { provenanceText } from '../text/provenance'

/** Words that a proposal waits for, given on the desk itself: each binds the 団体, so it is asked before. */
export const proposalDeskActs: DeskActHandlings<'agree_joint' | 'confirm_proposal' | 'agree_correction'> = {
  agree_joint: {
    label: () => provenanceText.agree,
    isMain: () => true,
    confirm: (_act, { title }) => ({
      title: provenanceText.agreeTitle(title),
      text: provenanceText.agreeLead,
      lines: [],
      button: provenanceText.agree,
    }),
    run: ({ proposalId }, idempotencyKey) =>
      call(api.proposals[':id'].agree.$post({ param: { id: proposalId }, json: { idempotencyKey } })),
    done: (_act, { title }) => provenanceText.agreed(title),
  },
  confirm_proposal: {
    label: () => provenanceText.confirmEntry,
    isMain: () => true,
    run: ({ proposalId }, idempotencyKey) =>
      call(api.proposals[':id'].confirm.$post({ param: { id: proposalId }, json: { idempotencyKey } })),
    done: (_act, { title }) => provenanceText.confirmed(title),
  },
  agree_correction: {
    label: () => provenanceText.agree,
    isMain: () => true,
    confirm: ({ words }, { title }) => ({
      title: provenanceText.wordTitle(title),
      text: provenanceText.wordLead,
      lines: [words],
      button: provenanceText.agree,
    }),
    run: ({ proposalId, correctionId }, idempotencyKey) =>
      call(
        api.proposals[':id'].corrections[':correctionId'].answer.$post({
          param: { id: proposalId, correctionId },
          json: { idempotencyKey, isAgreed: true },
        }),
      ),
    done: (_act, { title }) => provenanceText.wordGiven(title),
  },
}
