import { Document } from '@tiptap/extension-document'
import type { DocumentConnection } from '../collab/connectDocument'
import { EditorSurface } from '../editor/EditorSurface'
import { plainNodes } from '../editor/plainNodes'
import { plainTools } from '../editor/plainTools'
import { Toolbar } from '../editor/Toolbar'
import { authorMarks } from '../history/authorMarks'
import type { Authors } from '../history/createAuthors'
import { editorText } from '../text/editor'

/** The text of a proposal's body and its tools; loaded apart, since Tiptap is most of its weight. */
export function ProposalBodySurface(props: {
  connection: DocumentConnection
  authors: Authors
  readOnly: boolean
}) {
  return (
    <EditorSurface
      connection={props.connection}
      root="body"
      nodes={[Document, ...plainNodes(editorText.proposalBody.placeholder), authorMarks(props.authors)]}
      label={editorText.proposalBody.label}
      readOnly={props.readOnly}
      toolbar={(editor) => <Toolbar editor={editor} groups={plainTools} />}
    />
  )
}
