import { describe, expect, it } from 'vitest'
import { LINK_PROBLEM_IDS, type LinkProblem } from '../../electron/domain/link/link-problem.ts'
import { fakeView } from '../../test/fake/live-view.ts'
import { de } from '../i18n/de.ts'
import { en } from '../i18n/en.ts'
import { shownLinkProblems, wordsOf } from './link-problems.ts'

const { link } = fakeView()
const alarm = (id: 'SCANNER_LOST' | 'LINE_NOISE' | 'SCANS_MISSING' | 'DISK_LOW', priority: 1 | 2 | 3) => ({
  ...{ id, priority, acknowledged: false, sinceWallMs: 5, detail: {} },
})

function textAt(tree: object, key: string): unknown {
  return key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], tree)
}

describe('shownLinkProblems', () => {
  it('says first why nothing streams, then what is wrong with what comes, and nothing of the rest', () => {
    const problem: LinkProblem = { id: 'SCANNER_LOST', severity: 1 }
    const problems = [alarm('LINE_NOISE', 3), alarm('DISK_LOW', 2), alarm('SCANS_MISSING', 2), alarm('SCANNER_LOST', 1)]
    expect(shownLinkProblems({ link: { ...link, problem }, problems }).map(({ id }) => id)).toEqual([
      ...['SCANNER_LOST', 'SCANS_MISSING', 'LINE_NOISE'],
    ])
    expect(shownLinkProblems({ link, problems: [alarm('DISK_LOW', 2)] })).toEqual([])
  })

  it('says it even when its alarm was put aside', () => {
    const problem: LinkProblem = { id: 'SCANNER_LOST', severity: 1 }
    const [shown] = shownLinkProblems({ link: { ...link, problem }, problems: [] })
    expect(shown).toEqual({ id: 'SCANNER_LOST', severity: 1, alarm: undefined })
  })
})

describe('wordsOf', () => {
  it.each(LINK_PROBLEM_IDS)('%s has a title and a tip of what to do in both languages', (id) => {
    const { title, tip } = wordsOf(id)
    for (const language of [en, de]) {
      expect(textAt(language, title)).toMatch(/\S/)
      expect(textAt(language, tip)).toMatch(/\.$/)
    }
  })
})
