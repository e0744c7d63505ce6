import type { Clock } from '../base/clock.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { LineRefusal } from '../contract/line.ts'
import type { RecipeOutcome, RecipeValues } from '../contract/recipes.ts'
import type { Caller } from '../domain/access.ts'
import type { AuditAct, Audited } from '../domain/audit.ts'
import { DEFAULT_RECIPE, type Recipe } from '../domain/recipe/recipe.ts'
import { recipeFaults } from '../domain/recipe/recipe-bounds.ts'
import { mayActivate, nextRecipeState, type RecipeCommand } from '../domain/recipe/recipe-life.ts'
import type { Logger } from '../log/logger.ts'
import type { DamagedEdition, RecipeBook, RecipeEdition } from '../store/recipe-book.ts'

export interface RecipeDeskParts {
  readonly book: RecipeBook
  readonly audited: Audited
  readonly clock: Clock
  readonly log: Logger
  /** How many people besides this one may put a recipe into force. */
  othersWhoMayActivate(userId: string | undefined): number
}

/** The recipe that a batch begins with: the version in force of the one that was chosen, or why there is none. */
export type RecipeForStart = (recipeId: string | undefined) => Result<Recipe, LineRefusal>

type Refusal = Exclude<RecipeOutcome, { ok: true }>['refusal']

interface One {
  readonly recipeId: string
  readonly version: number
}

/** What people do to recipes: each change is audited in its own transaction, and answered with a refusal instead of an exception. */
export class RecipeDesk {
  readonly #parts: RecipeDeskParts

  constructor(parts: RecipeDeskParts) {
    this.#parts = parts
  }

  /** Gives a fresh station the recipe that comes with the program. Throws what the store throws. */
  seed(): void {
    const { book, clock } = this.#parts
    if (book.list().length + book.damaged().length > 0) return
    const came = { basedOn: null, note: '', authorId: null, author: 'Ovoscope', changedBy: 'Ovoscope' } as const
    book.save({ recipe: DEFAULT_RECIPE, state: 'active', ...came, changedWallMs: clock.wallMs() })
  }

  list(): RecipeEdition[] {
    return this.#parts.book.list()
  }

  damaged(): DamagedEdition[] {
    return this.#parts.book.damaged()
  }

  /** Which recipe judges is never guessed: without a name it is the standard one, or else the only one in force. */
  readonly forStart: RecipeForStart = (recipeId) => {
    try {
      const damaged = new Set(this.damaged().flatMap((one) => (one.state === 'active' ? [one.recipeId] : [])))
      const active = new Map(
        this.list().flatMap(({ recipe, state }) => (state === 'active' ? [[recipe.id, recipe] as const] : [])),
      )
      const ids = [...active.keys(), ...damaged]
      const chosen = recipeId ?? (ids.includes(DEFAULT_RECIPE.id) || ids.length !== 1 ? DEFAULT_RECIPE.id : ids[0])
      if (chosen !== undefined && damaged.has(chosen)) return err('RECIPE_DAMAGED')
      const recipe = chosen === undefined ? undefined : active.get(chosen)
      return recipe === undefined ? err('UNKNOWN_RECIPE') : ok(recipe)
    } catch (error) {
      this.#parts.log.error({ error: String(error) }, 'the recipes could not be read')
      return err('NOT_SAVED')
    }
  }

  saveDraft(
    wish: { recipeId: string | null; version: number | null; values: RecipeValues; note: string },
    caller: Caller,
  ): RecipeOutcome {
    return this.#carryOut(() => {
      const all = this.list()
      const shown = all.find(({ recipe }) => recipe.id === wish.recipeId && recipe.version === wish.version)
      const damaged = this.damaged()
      const isDamaged = damaged.some((one) => one.recipeId === wish.recipeId && one.version === wish.version)
      if (wish.recipeId !== null && shown === undefined && !isDamaged) return refused('UNKNOWN_VERSION')
      const again = shown?.state === 'draft'
      const ofThis = all.filter(({ recipe }) => recipe.id === wish.recipeId)
      // Two drafts of one recipe would each forget what the other changed.
      if (!again && ofThis.some(({ state }) => state === 'draft' || state === 'review'))
        return refused('OTHER_DRAFT_OPEN')
      const versions = [...all.map(({ recipe }) => ({ recipeId: recipe.id, version: recipe.version })), ...damaged]
      const id = wish.recipeId ?? freeId(wish.values.name, new Set(versions.map((one) => one.recipeId)))
      const newest = Math.max(0, ...versions.flatMap((one) => (one.recipeId === id ? [one.version] : [])))
      const version = again ? (shown?.recipe.version ?? 1) : newest + 1
      const recipe: Recipe = { ...wish.values, id, version }
      const faults = recipeFaults(recipe)
      if (faults.length > 0) return { ok: false, refusal: 'RECIPE_FAULTY', faults: [...faults] }
      const edition: RecipeEdition = {
        ...{ recipe, state: 'draft', note: wish.note, authorId: caller.userId ?? null, author: caller.name },
        basedOn: again ? (shown?.basedOn ?? null) : wish.version,
        ...this.#now(caller),
      }
      this.#audit(caller, 'recipe.save', shown, edition, wish.note, () => this.#parts.book.save(edition))
      return { ok: true, version }
    })
  }

  submit(one: One, caller: Caller): RecipeOutcome {
    return this.#command(one, 'submit', caller)
  }

  giveBack(one: One, caller: Caller): RecipeOutcome {
    return this.#command(one, 'giveBack', caller)
  }

  discard(one: One, caller: Caller): RecipeOutcome {
    return this.#command(one, 'discard', caller)
  }

  activate(one: One & { readonly why: string }, caller: Caller): RecipeOutcome {
    return this.#command(one, 'activate', caller, one.why, ({ authorId }) => {
      const othersWhoMay = this.#parts.othersWhoMayActivate(caller.userId)
      const may = mayActivate({ author: authorId ?? undefined, activator: caller.userId, othersWhoMay })
      return may ? undefined : 'OWN_DRAFT'
    })
  }

  retire(one: One & { readonly why: string }, caller: Caller): RecipeOutcome {
    return this.#command(one, 'retire', caller, one.why, () => {
      const others = this.list().some(({ recipe, state }) => state === 'active' && recipe.id !== one.recipeId)
      return others ? undefined : 'ONLY_ACTIVE_RECIPE'
    })
  }

  #command(
    { recipeId, version }: One,
    command: RecipeCommand,
    caller: Caller,
    why?: string,
    objection?: (edition: RecipeEdition) => Refusal | undefined,
  ): RecipeOutcome {
    return this.#carryOut(() => {
      const { book } = this.#parts
      const edition = book.find(recipeId, version)
      if (edition === undefined) return refused('UNKNOWN_VERSION')
      const state = nextRecipeState(edition.state, command)
      if (state === undefined) return refused('VERSION_MOVED_ON')
      const refusal = objection?.(edition)
      if (refusal !== undefined) return refused(refusal)
      const next = state === 'gone' ? undefined : { ...edition, state, ...this.#now(caller) }
      this.#audit(caller, `recipe.${command}`, edition, next, why, () => {
        if (next === undefined) book.discard(recipeId, version)
        else if (command === 'activate') book.activate(next)
        else book.save(next)
      })
      return { ok: true, version }
    })
  }

  #audit(
    caller: Caller,
    act: AuditAct,
    before: RecipeEdition | undefined,
    after: RecipeEdition | undefined,
    why: string | undefined,
    change: () => void,
  ): void {
    const { recipe } = after ?? before ?? {}
    const subject = recipe === undefined ? '' : `${recipe.id} ${recipe.version}`
    this.#parts.audited(caller, { act, subject, before: said(before), after: said(after), why }, change)
  }

  #now(caller: Caller): Pick<RecipeEdition, 'changedBy' | 'changedWallMs'> {
    return { changedBy: caller.name, changedWallMs: this.#parts.clock.wallMs() }
  }

  #carryOut(work: () => RecipeOutcome): RecipeOutcome {
    try {
      return work()
    } catch (error) {
      this.#parts.log.error({ error: String(error) }, 'a recipe could not be saved')
      return refused('NOT_SAVED')
    }
  }
}

function refused(refusal: Refusal): RecipeOutcome {
  return { ok: false, refusal, faults: [] }
}

/** What the audit trail keeps of a version: its state and all its values. */
function said(edition: RecipeEdition | undefined): string | undefined {
  return edition && JSON.stringify({ state: edition.state, ...edition.recipe })
}

/** A name that files and scanners can carry, made of the one that people gave it, and not taken. */
function freeId(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 30)
  const base = plain === '' ? 'recipe' : plain
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`
    if (!taken.has(id)) return id
  }
}
