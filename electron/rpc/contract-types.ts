import type * as z from 'zod'
import type { Caller, Right } from '../domain/access.ts'

/** The shape every contract of electron/contract has: from it both ends of a port get their types and their checks. */
export interface Contract {
  readonly service: string
  readonly methods: { readonly [method: string]: Method }
  readonly events: { readonly [event: string]: z.ZodType }
}

/** `right` is what the caller must hold; a method without one is an error of the types. `process`: no screen may call it. */
export interface Method {
  readonly params: z.ZodType
  readonly result: z.ZodType
  readonly right: Right
}

export type MethodName<C extends Contract> = keyof C['methods'] & string
export type EventName<C extends Contract> = keyof C['events'] & string

/** Parameters as the caller writes them. */
export type ParamsIn<C extends Contract, M extends MethodName<C>> = z.input<C['methods'][M]['params']>
/** Parameters as the handler gets them: parsed. */
export type ParamsOut<C extends Contract, M extends MethodName<C>> = z.output<C['methods'][M]['params']>
/** A result as the handler returns it. */
export type ResultIn<C extends Contract, M extends MethodName<C>> = z.input<C['methods'][M]['result']>
/** A result as the caller gets it: parsed. */
export type ResultOut<C extends Contract, M extends MethodName<C>> = z.output<C['methods'][M]['result']>
export type EventIn<C extends Contract, E extends EventName<C>> = z.input<C['events'][E]>
export type EventOut<C extends Contract, E extends EventName<C>> = z.output<C['events'][E]>

export interface CallContext {
  /** Aborted when the caller gave up, its deadline passed or the port closed. */
  readonly signal: AbortSignal
  /** Who asks, and has been found to hold the method's right. */
  readonly caller: Caller
  /** Of the session that this port speaks for; undefined while nobody is signed in there. */
  readonly token: string | undefined
}

/** One function for every method of the contract. */
export type Handlers<C extends Contract> = {
  readonly [M in MethodName<C>]: (
    params: ParamsOut<C, M>,
    context: CallContext,
  ) => ResultIn<C, M> | Promise<ResultIn<C, M>>
}
