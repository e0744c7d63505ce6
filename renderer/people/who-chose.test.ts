import { describe, expect, it } from 'vitest'
import { TRAINEE } from '../../electron/domain/access.ts'
import type { Translate } from '../i18n/use-words.ts'
import { whoChose } from './who-chose.ts'

describe('who chose a model', () => {
  const t = ((key: string) => key) as Translate

  it('is told in words where nobody has a name of their own', () => {
    expect(whoChose(t, '')).toBe('models.active.program')
    expect(whoChose(t, TRAINEE.name)).toBe('models.active.trainee')
    expect(whoChose(t, 'Vera')).toBe('Vera')
  })
})
