import * as Y from 'yjs'
import { limits } from '../../shared/collab/protocol'

/** Whether the document is so large that its people should go on in another one before the server must stop it [S8]. */
export const isNearlyFull = (doc: Y.Doc): boolean =>
  Y.encodeStateAsUpdate(doc).byteLength > limits.documentBytesWarned
