import { Document } from '@tiptap/extension-document'
import type { DocumentConnection } from '../collab/connectDocument'
import { EditorSurface } from '../editor/EditorSurface'
import { plainNodes } from '../editor/plainNodes'
import { plainTools } from '../editor/plainTools'
import { Toolbar } from '../editor/Toolbar'
import { editorText } from '../text/editor'

/** The text of a proposal's body and its tools; loaded apart, since Tiptap is most of its weight. */
export function ProposalBodySurface(props: { connection: DocumentConnection; readOnly: boolean }) {
  return (
    <EditorSurface
      connection={props.connection}
      root="body"
      nodes={[Document, ...plainNodes(editorText.proposalBody.placeholder)]}
      label={editorText.proposalBody.label}
      readOnly={props.readOnly}
      toolbar={(editor) => <Toolbar editor={editor} groups={plainTools} />}
    />
  )
}
