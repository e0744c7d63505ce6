import * as $protobuf from "protobufjs/minimal.js";
import type Long from "long";

/** Namespace ovoscope. */
export namespace ovoscope {

    /** Namespace cloud. */
    namespace cloud {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a BatchSummary.
             * @deprecated Use ovoscope.cloud.v1.BatchSummary.$Properties instead.
             */
            interface IBatchSummary extends ovoscope.cloud.v1.BatchSummary.$Properties {
            }

            /** Represents a BatchSummary. */
            class BatchSummary {

                /**
                 * Constructs a new BatchSummary.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.cloud.v1.BatchSummary.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** BatchSummary schemaVersion. */
                schemaVersion: number;

                /** BatchSummary identity. */
                identity?: (ovoscope.cloud.v1.BatchIdentity.$Properties|null);

                /** BatchSummary revision. */
                revision: number;

                /** BatchSummary versions. */
                versions?: (ovoscope.cloud.v1.Versions.$Properties|null);

                /** BatchSummary synthetic. */
                synthetic: boolean;

                /** BatchSummary eggs. */
                eggs?: (ovoscope.cloud.v1.Counts.$Properties|null);

                /** BatchSummary scans. */
                scans?: (ovoscope.cloud.v1.Counts.$Properties|null);

                /** BatchSummary overrides. */
                overrides: (number|Long);

                /** BatchSummary quality. */
                quality?: (ovoscope.cloud.v1.Quality.$Properties|null);

                /**
                 * Creates a new BatchSummary instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns BatchSummary instance
                 */
                static create(properties: ovoscope.cloud.v1.BatchSummary.$Shape): ovoscope.cloud.v1.BatchSummary & ovoscope.cloud.v1.BatchSummary.$Shape;
                static create(properties?: ovoscope.cloud.v1.BatchSummary.$Properties): ovoscope.cloud.v1.BatchSummary;

                /**
                 * Encodes the specified BatchSummary message. Does not implicitly {@link ovoscope.cloud.v1.BatchSummary.verify|verify} messages.
                 * @param message BatchSummary message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.cloud.v1.BatchSummary.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a BatchSummary message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.cloud.v1.BatchSummary & ovoscope.cloud.v1.BatchSummary.$Shape} BatchSummary
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.cloud.v1.BatchSummary & ovoscope.cloud.v1.BatchSummary.$Shape;
            }

            namespace BatchSummary {

                /** Properties of a BatchSummary. */
                interface $Properties {

                    /** BatchSummary schemaVersion */
                    schemaVersion?: (number|null);

                    /** BatchSummary identity */
                    identity?: (ovoscope.cloud.v1.BatchIdentity.$Properties|null);

                    /** BatchSummary revision */
                    revision?: (number|null);

                    /** BatchSummary versions */
                    versions?: (ovoscope.cloud.v1.Versions.$Properties|null);

                    /** BatchSummary synthetic */
                    synthetic?: (boolean|null);

                    /** BatchSummary eggs */
                    eggs?: (ovoscope.cloud.v1.Counts.$Properties|null);

                    /** BatchSummary scans */
                    scans?: (ovoscope.cloud.v1.Counts.$Properties|null);

                    /** BatchSummary overrides */
                    overrides?: (number|Long|null);

                    /** BatchSummary quality */
                    quality?: (ovoscope.cloud.v1.Quality.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a BatchSummary. */
                type $Shape = ovoscope.cloud.v1.BatchSummary.$Properties;
            }

            /**
             * Properties of a BatchIdentity.
             * @deprecated Use ovoscope.cloud.v1.BatchIdentity.$Properties instead.
             */
            interface IBatchIdentity extends ovoscope.cloud.v1.BatchIdentity.$Properties {
            }

            /** Represents a BatchIdentity. */
            class BatchIdentity {

                /**
                 * Constructs a new BatchIdentity.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.cloud.v1.BatchIdentity.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** BatchIdentity site. */
                site: string;

                /** BatchIdentity line. */
                line: string;

                /** BatchIdentity batchId. */
                batchId: string;

                /** BatchIdentity flock. */
                flock: string;

                /** BatchIdentity breed. */
                breed: string;

                /** BatchIdentity parentAgeWeeks. */
                parentAgeWeeks: number;

                /** BatchIdentity setter. */
                setter: string;

                /** BatchIdentity trolley. */
                trolley: string;

                /** BatchIdentity setAtMs. */
                setAtMs?: (number|Long|null);

                /** BatchIdentity startedAtMs. */
                startedAtMs?: (number|Long|null);

                /** BatchIdentity closedAtMs. */
                closedAtMs: (number|Long);

                /** BatchIdentity jurisdictionId. */
                jurisdictionId: string;

                /** BatchIdentity trayTypeId. */
                trayTypeId: string;

                /** BatchIdentity eggsExpected. */
                eggsExpected?: (number|Long|null);

                /** BatchIdentity sexingMethod. */
                sexingMethod: string;

                /** BatchIdentity scanners. */
                scanners: string[];

                /**
                 * Creates a new BatchIdentity instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns BatchIdentity instance
                 */
                static create(properties: ovoscope.cloud.v1.BatchIdentity.$Shape): ovoscope.cloud.v1.BatchIdentity & ovoscope.cloud.v1.BatchIdentity.$Shape;
                static create(properties?: ovoscope.cloud.v1.BatchIdentity.$Properties): ovoscope.cloud.v1.BatchIdentity;

                /**
                 * Encodes the specified BatchIdentity message. Does not implicitly {@link ovoscope.cloud.v1.BatchIdentity.verify|verify} messages.
                 * @param message BatchIdentity message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.cloud.v1.BatchIdentity.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a BatchIdentity message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.cloud.v1.BatchIdentity & ovoscope.cloud.v1.BatchIdentity.$Shape} BatchIdentity
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.cloud.v1.BatchIdentity & ovoscope.cloud.v1.BatchIdentity.$Shape;
            }

            namespace BatchIdentity {

                /** Properties of a BatchIdentity. */
                interface $Properties {

                    /** BatchIdentity site */
                    site?: (string|null);

                    /** BatchIdentity line */
                    line?: (string|null);

                    /** BatchIdentity batchId */
                    batchId?: (string|null);

                    /** BatchIdentity flock */
                    flock?: (string|null);

                    /** BatchIdentity breed */
                    breed?: (string|null);

                    /** BatchIdentity parentAgeWeeks */
                    parentAgeWeeks?: (number|null);

                    /** BatchIdentity setter */
                    setter?: (string|null);

                    /** BatchIdentity trolley */
                    trolley?: (string|null);

                    /** BatchIdentity setAtMs */
                    setAtMs?: (number|Long|null);

                    /** BatchIdentity startedAtMs */
                    startedAtMs?: (number|Long|null);

                    /** BatchIdentity closedAtMs */
                    closedAtMs?: (number|Long|null);

                    /** BatchIdentity jurisdictionId */
                    jurisdictionId?: (string|null);

                    /** BatchIdentity trayTypeId */
                    trayTypeId?: (string|null);

                    /** BatchIdentity eggsExpected */
                    eggsExpected?: (number|Long|null);

                    /** BatchIdentity sexingMethod */
                    sexingMethod?: (string|null);

                    /** BatchIdentity scanners */
                    scanners?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a BatchIdentity. */
                type $Shape = ovoscope.cloud.v1.BatchIdentity.$Properties;
            }

            /**
             * Properties of a Versions.
             * @deprecated Use ovoscope.cloud.v1.Versions.$Properties instead.
             */
            interface IVersions extends ovoscope.cloud.v1.Versions.$Properties {
            }

            /** Represents a Versions. */
            class Versions {

                /**
                 * Constructs a new Versions.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.cloud.v1.Versions.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Versions app. */
                app: string;

                /** Versions recipeId. */
                recipeId: string;

                /** Versions recipeVersion. */
                recipeVersion: number;

                /** Versions models. */
                models: string[];

                /**
                 * Creates a new Versions instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Versions instance
                 */
                static create(properties: ovoscope.cloud.v1.Versions.$Shape): ovoscope.cloud.v1.Versions & ovoscope.cloud.v1.Versions.$Shape;
                static create(properties?: ovoscope.cloud.v1.Versions.$Properties): ovoscope.cloud.v1.Versions;

                /**
                 * Encodes the specified Versions message. Does not implicitly {@link ovoscope.cloud.v1.Versions.verify|verify} messages.
                 * @param message Versions message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.cloud.v1.Versions.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Versions message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.cloud.v1.Versions & ovoscope.cloud.v1.Versions.$Shape} Versions
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.cloud.v1.Versions & ovoscope.cloud.v1.Versions.$Shape;
            }

            namespace Versions {

                /** Properties of a Versions. */
                interface $Properties {

                    /** Versions app */
                    app?: (string|null);

                    /** Versions recipeId */
                    recipeId?: (string|null);

                    /** Versions recipeVersion */
                    recipeVersion?: (number|null);

                    /** Versions models */
                    models?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Versions. */
                type $Shape = ovoscope.cloud.v1.Versions.$Properties;
            }

            /**
             * Properties of a Counts.
             * @deprecated Use ovoscope.cloud.v1.Counts.$Properties instead.
             */
            interface ICounts extends ovoscope.cloud.v1.Counts.$Properties {
            }

            /** Represents a Counts. */
            class Counts {

                /**
                 * Constructs a new Counts.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.cloud.v1.Counts.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Counts byClass. */
                byClass: ovoscope.cloud.v1.ClassCount.$Properties[];

                /** Counts byAction. */
                byAction: ovoscope.cloud.v1.ActionCount.$Properties[];

                /**
                 * Creates a new Counts instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Counts instance
                 */
                static create(properties: ovoscope.cloud.v1.Counts.$Shape): ovoscope.cloud.v1.Counts & ovoscope.cloud.v1.Counts.$Shape;
                static create(properties?: ovoscope.cloud.v1.Counts.$Properties): ovoscope.cloud.v1.Counts;

                /**
                 * Encodes the specified Counts message. Does not implicitly {@link ovoscope.cloud.v1.Counts.verify|verify} messages.
                 * @param message Counts message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.cloud.v1.Counts.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Counts message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.cloud.v1.Counts & ovoscope.cloud.v1.Counts.$Shape} Counts
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.cloud.v1.Counts & ovoscope.cloud.v1.Counts.$Shape;
            }

            namespace Counts {

                /** Properties of a Counts. */
                interface $Properties {

                    /** Counts byClass */
                    byClass?: (ovoscope.cloud.v1.ClassCount.$Properties[]|null);

                    /** Counts byAction */
                    byAction?: (ovoscope.cloud.v1.ActionCount.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Counts. */
                type $Shape = ovoscope.cloud.v1.Counts.$Properties;
            }

            /**
             * Properties of a ClassCount.
             * @deprecated Use ovoscope.cloud.v1.ClassCount.$Properties instead.
             */
            interface IClassCount extends ovoscope.cloud.v1.ClassCount.$Properties {
            }

            /** Represents a ClassCount. */
            class ClassCount {

                /**
                 * Constructs a new ClassCount.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.cloud.v1.ClassCount.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ClassCount eggClass. */
                eggClass: ovoscope.cloud.v1.EggClass;

                /** ClassCount count. */
                count: (number|Long);

                /**
                 * Creates a new ClassCount instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ClassCount instance
                 */
                static create(properties: ovoscope.cloud.v1.ClassCount.$Shape): ovoscope.cloud.v1.ClassCount & ovoscope.cloud.v1.ClassCount.$Shape;
                static create(properties?: ovoscope.cloud.v1.ClassCount.$Properties): ovoscope.cloud.v1.ClassCount;

                /**
                 * Encodes the specified ClassCount message. Does not implicitly {@link ovoscope.cloud.v1.ClassCount.verify|verify} messages.
                 * @param message ClassCount message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.cloud.v1.ClassCount.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ClassCount message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.cloud.v1.ClassCount & ovoscope.cloud.v1.ClassCount.$Shape} ClassCount
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.cloud.v1.ClassCount & ovoscope.cloud.v1.ClassCount.$Shape;
            }

            namespace ClassCount {

                /** Properties of a ClassCount. */
                interface $Properties {

                    /** ClassCount eggClass */
                    eggClass?: (ovoscope.cloud.v1.EggClass|null);

                    /** ClassCount count */
                    count?: (number|Long|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ClassCount. */
                type $Shape = ovoscope.cloud.v1.ClassCount.$Properties;
            }

            /**
             * Properties of an ActionCount.
             * @deprecated Use ovoscope.cloud.v1.ActionCount.$Properties instead.
             */
            interface IActionCount extends ovoscope.cloud.v1.ActionCount.$Properties {
            }

            /** Represents an ActionCount. */
            class ActionCount {

                /**
                 * Constructs a new ActionCount.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.cloud.v1.ActionCount.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ActionCount action. */
                action: ovoscope.cloud.v1.EggAction;

                /** ActionCount count. */
                count: (number|Long);

                /**
                 * Creates a new ActionCount instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ActionCount instance
                 */
                static create(properties: ovoscope.cloud.v1.ActionCount.$Shape): ovoscope.cloud.v1.ActionCount & ovoscope.cloud.v1.ActionCount.$Shape;
                static create(properties?: ovoscope.cloud.v1.ActionCount.$Properties): ovoscope.cloud.v1.ActionCount;

                /**
                 * Encodes the specified ActionCount message. Does not implicitly {@link ovoscope.cloud.v1.ActionCount.verify|verify} messages.
                 * @param message ActionCount message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.cloud.v1.ActionCount.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ActionCount message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.cloud.v1.ActionCount & ovoscope.cloud.v1.ActionCount.$Shape} ActionCount
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.cloud.v1.ActionCount & ovoscope.cloud.v1.ActionCount.$Shape;
            }

            namespace ActionCount {

                /** Properties of an ActionCount. */
                interface $Properties {

                    /** ActionCount action */
                    action?: (ovoscope.cloud.v1.EggAction|null);

                    /** ActionCount count */
                    count?: (number|Long|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an ActionCount. */
                type $Shape = ovoscope.cloud.v1.ActionCount.$Properties;
            }

            /** EggClass enum. */
            enum EggClass {

                /** EGG_CLASS_UNSPECIFIED value */
                EGG_CLASS_UNSPECIFIED = 0,

                /** EGG_CLASS_FEMALE value */
                EGG_CLASS_FEMALE = 1,

                /** EGG_CLASS_MALE value */
                EGG_CLASS_MALE = 2,

                /** EGG_CLASS_INFERTILE value */
                EGG_CLASS_INFERTILE = 3,

                /** EGG_CLASS_EARLY_DEAD value */
                EGG_CLASS_EARLY_DEAD = 4,

                /** EGG_CLASS_MID_DEAD value */
                EGG_CLASS_MID_DEAD = 5,

                /** EGG_CLASS_UNCERTAIN value */
                EGG_CLASS_UNCERTAIN = 6,

                /** EGG_CLASS_UNREADABLE value */
                EGG_CLASS_UNREADABLE = 7,

                /** EGG_CLASS_EMPTY value */
                EGG_CLASS_EMPTY = 8
            }

            /** EggAction enum. */
            enum EggAction {

                /** EGG_ACTION_UNSPECIFIED value */
                EGG_ACTION_UNSPECIFIED = 0,

                /** EGG_ACTION_KEEP value */
                EGG_ACTION_KEEP = 1,

                /** EGG_ACTION_REMOVE_MALE value */
                EGG_ACTION_REMOVE_MALE = 2,

                /** EGG_ACTION_REMOVE_CLEAR value */
                EGG_ACTION_REMOVE_CLEAR = 3,

                /** EGG_ACTION_RESCAN value */
                EGG_ACTION_RESCAN = 4,

                /** EGG_ACTION_HOLD value */
                EGG_ACTION_HOLD = 5,

                /** EGG_ACTION_NONE value */
                EGG_ACTION_NONE = 6
            }

            /**
             * Properties of a Quality.
             * @deprecated Use ovoscope.cloud.v1.Quality.$Properties instead.
             */
            interface IQuality extends ovoscope.cloud.v1.Quality.$Properties {
            }

            /** Represents a Quality. */
            class Quality {

                /**
                 * Constructs a new Quality.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.cloud.v1.Quality.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Quality trays. */
                trays: (number|Long);

                /** Quality traysHeld. */
                traysHeld: (number|Long);

                /** Quality confidence. */
                confidence: (number|Long)[];

                /** Quality signalToNoise. */
                signalToNoise: (number|Long)[];

                /** Quality latency. */
                latency: (number|Long)[];

                /**
                 * Creates a new Quality instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Quality instance
                 */
                static create(properties: ovoscope.cloud.v1.Quality.$Shape): ovoscope.cloud.v1.Quality & ovoscope.cloud.v1.Quality.$Shape;
                static create(properties?: ovoscope.cloud.v1.Quality.$Properties): ovoscope.cloud.v1.Quality;

                /**
                 * Encodes the specified Quality message. Does not implicitly {@link ovoscope.cloud.v1.Quality.verify|verify} messages.
                 * @param message Quality message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.cloud.v1.Quality.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Quality message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.cloud.v1.Quality & ovoscope.cloud.v1.Quality.$Shape} Quality
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.cloud.v1.Quality & ovoscope.cloud.v1.Quality.$Shape;
            }

            namespace Quality {

                /** Properties of a Quality. */
                interface $Properties {

                    /** Quality trays */
                    trays?: (number|Long|null);

                    /** Quality traysHeld */
                    traysHeld?: (number|Long|null);

                    /** Quality confidence */
                    confidence?: ((number|Long)[]|null);

                    /** Quality signalToNoise */
                    signalToNoise?: ((number|Long)[]|null);

                    /** Quality latency */
                    latency?: ((number|Long)[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Quality. */
                type $Shape = ovoscope.cloud.v1.Quality.$Properties;
            }
        }
    }
}
