import * as Y from 'yjs'
import { limits } from '../../shared/collab/protocol'

/** Half of what the server takes: time to end a meeting in peace. Minutes of a long day have a twentieth of this. */
export const warnedBytes = limits.documentBytesMax / 2

/** Whether the document is so large that its people should go on in another one before the server must stop it [S8]. */
export const isNearlyFull = (doc: Y.Doc): boolean => Y.encodeStateAsUpdate(doc).byteLength > warnedBytes
