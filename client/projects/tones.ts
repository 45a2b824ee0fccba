import type { EvaluationResult } from '../../shared/projects/evaluation'
import type { ProjectState } from '../../shared/projects/project'
import type { Tone } from '../ui/tone'

export const stateTone: Record<ProjectState, Tone> = {
  planned: 'neutral',
  running: 'success',
  ended: 'neutral',
}

export const resultTone: Record<EvaluationResult, Tone> = {
  continue: 'success',
  expand: 'info',
  revise: 'warning',
  merge: 'neutral',
  abolish: 'neutral',
}
