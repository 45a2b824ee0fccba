import type { DeskActHandlings } from '../desk/deskAct'
import { projectText } from '../text/projects'
import { confirmWords } from './projects'

/** 取組カルテ on the desk: what was typed for one's organisation is confirmed. */
export const projectDeskActs: DeskActHandlings<'confirm_project_words'> = {
  confirm_project_words: {
    label: () => projectText.confirm,
    run: ({ projectId }, key) => confirmWords(projectId, key),
    done: () => projectText.confirmed,
  },
}
