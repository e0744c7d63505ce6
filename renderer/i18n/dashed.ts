export type Dashed<Id extends string> = Id extends `${infer Head}.${infer Tail}` ? `${Head}-${Dashed<Tail>}` : Id

/** i18next separates keys by points; ids of rights and deeds have some of their own. */
export function keyed<Id extends string>(id: Id): Dashed<Id> {
  return id.replaceAll('.', '-') as Dashed<Id>
}
