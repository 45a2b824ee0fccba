import { createEffect, lazy, onCleanup } from 'solid-js'
import { connectDocument, type Keep } from '../collab/connectDocument'
import { DocumentFrame } from '../collab/DocumentFrame'
import type { DocumentStatus } from '../collab/documentStatus'
import type { Me } from '../collab/presence'
import { SurfaceBoundary } from '../editor/SurfaceBoundary'

const ProposalBodySurface = lazy(async () => ({
  default: (await import('./ProposalBodySurface')).ProposalBodySurface,
}))

interface ProposalBodyEditorProps {
  documentId: string
  epoch: number
  me: Me
  /** for the copy in this browser */
  keep?: Keep | undefined
  readOnly: boolean
  /** told how the words stand with the server, for an act that must not run ahead of them */
  onStatus?: ((status: DocumentStatus) => void) | undefined
}

/** The body of a proposal while its organisations write it together. */
export function ProposalBodyEditor(props: ProposalBodyEditorProps) {
  const connection = connectDocument({
    documentId: props.documentId,
    kind: 'proposal',
    epoch: props.epoch,
    me: props.me,
    readOnly: props.readOnly,
    keep: props.keep,
  })
  onCleanup(connection.destroy)
  createEffect(() => props.onStatus?.(connection.status()))
  return (
    <DocumentFrame connection={connection}>
      <SurfaceBoundary>
        <ProposalBodySurface connection={connection} readOnly={props.readOnly} />
      </SurfaceBoundary>
    </DocumentFrame>
  )
}
