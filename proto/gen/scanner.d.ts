import * as $protobuf from "protobufjs/minimal.js";
import type Long from "long";

/** Namespace ovoscope. */
export namespace ovoscope {

    /** Namespace scanner. */
    namespace scanner {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Hello.
             * @deprecated Use ovoscope.scanner.v1.Hello.$Properties instead.
             */
            interface IHello extends ovoscope.scanner.v1.Hello.$Properties {
            }

            /** Represents a Hello. */
            class Hello {

                /**
                 * Constructs a new Hello.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.scanner.v1.Hello.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Hello protocolMajor. */
                protocolMajor: number;

                /** Hello protocolMinor. */
                protocolMinor: number;

                /** Hello scannerSerial. */
                scannerSerial: string;

                /** Hello model. */
                model: string;

                /** Hello firmware. */
                firmware: string;

                /** Hello sessionId. */
                sessionId: (number|Long);

                /** Hello nextSequence. */
                nextSequence: number;

                /** Hello clockUs. */
                clockUs: (number|Long);

                /** Hello capabilities. */
                capabilities?: (ovoscope.scanner.v1.Capabilities.$Properties|null);

                /** Hello connection. */
                connection: number;

                /** Hello echoClockUs. */
                echoClockUs: (number|Long);

                /** Hello echoAgeUs. */
                echoAgeUs: (number|Long);

                /**
                 * Creates a new Hello instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Hello instance
                 */
                static create(properties: ovoscope.scanner.v1.Hello.$Shape): ovoscope.scanner.v1.Hello & ovoscope.scanner.v1.Hello.$Shape;
                static create(properties?: ovoscope.scanner.v1.Hello.$Properties): ovoscope.scanner.v1.Hello;

                /**
                 * Encodes the specified Hello message. Does not implicitly {@link ovoscope.scanner.v1.Hello.verify|verify} messages.
                 * @param message Hello message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.scanner.v1.Hello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Hello message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.scanner.v1.Hello & ovoscope.scanner.v1.Hello.$Shape} Hello
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.scanner.v1.Hello & ovoscope.scanner.v1.Hello.$Shape;
            }

            namespace Hello {

                /** Properties of a Hello. */
                interface $Properties {

                    /** Hello protocolMajor */
                    protocolMajor?: (number|null);

                    /** Hello protocolMinor */
                    protocolMinor?: (number|null);

                    /** Hello scannerSerial */
                    scannerSerial?: (string|null);

                    /** Hello model */
                    model?: (string|null);

                    /** Hello firmware */
                    firmware?: (string|null);

                    /** Hello sessionId */
                    sessionId?: (number|Long|null);

                    /** Hello nextSequence */
                    nextSequence?: (number|null);

                    /** Hello clockUs */
                    clockUs?: (number|Long|null);

                    /** Hello capabilities */
                    capabilities?: (ovoscope.scanner.v1.Capabilities.$Properties|null);

                    /** Hello connection */
                    connection?: (number|null);

                    /** Hello echoClockUs */
                    echoClockUs?: (number|Long|null);

                    /** Hello echoAgeUs */
                    echoAgeUs?: (number|Long|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Hello. */
                type $Shape = ovoscope.scanner.v1.Hello.$Properties;
            }

            /**
             * Properties of a Capabilities.
             * @deprecated Use ovoscope.scanner.v1.Capabilities.$Properties instead.
             */
            interface ICapabilities extends ovoscope.scanner.v1.Capabilities.$Properties {
            }

            /** Represents a Capabilities. */
            class Capabilities {

                /**
                 * Constructs a new Capabilities.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.scanner.v1.Capabilities.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Capabilities widthMax. */
                widthMax: number;

                /** Capabilities heightMax. */
                heightMax: number;

                /** Capabilities channelsMax. */
                channelsMax: number;

                /** Capabilities slicesMax. */
                slicesMax: number;

                /** Capabilities sorterPresent. */
                sorterPresent: boolean;

                /**
                 * Creates a new Capabilities instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Capabilities instance
                 */
                static create(properties: ovoscope.scanner.v1.Capabilities.$Shape): ovoscope.scanner.v1.Capabilities & ovoscope.scanner.v1.Capabilities.$Shape;
                static create(properties?: ovoscope.scanner.v1.Capabilities.$Properties): ovoscope.scanner.v1.Capabilities;

                /**
                 * Encodes the specified Capabilities message. Does not implicitly {@link ovoscope.scanner.v1.Capabilities.verify|verify} messages.
                 * @param message Capabilities message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.scanner.v1.Capabilities.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Capabilities message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.scanner.v1.Capabilities & ovoscope.scanner.v1.Capabilities.$Shape} Capabilities
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.scanner.v1.Capabilities & ovoscope.scanner.v1.Capabilities.$Shape;
            }

            namespace Capabilities {

                /** Properties of a Capabilities. */
                interface $Properties {

                    /** Capabilities widthMax */
                    widthMax?: (number|null);

                    /** Capabilities heightMax */
                    heightMax?: (number|null);

                    /** Capabilities channelsMax */
                    channelsMax?: (number|null);

                    /** Capabilities slicesMax */
                    slicesMax?: (number|null);

                    /** Capabilities sorterPresent */
                    sorterPresent?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Capabilities. */
                type $Shape = ovoscope.scanner.v1.Capabilities.$Properties;
            }

            /**
             * Properties of a Heartbeat.
             * @deprecated Use ovoscope.scanner.v1.Heartbeat.$Properties instead.
             */
            interface IHeartbeat extends ovoscope.scanner.v1.Heartbeat.$Properties {
            }

            /** Represents a Heartbeat. */
            class Heartbeat {

                /**
                 * Constructs a new Heartbeat.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.scanner.v1.Heartbeat.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Heartbeat clockUs. */
                clockUs: (number|Long);

                /** Heartbeat echoClockUs. */
                echoClockUs: (number|Long);

                /** Heartbeat echoAgeUs. */
                echoAgeUs: (number|Long);

                /**
                 * Creates a new Heartbeat instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Heartbeat instance
                 */
                static create(properties: ovoscope.scanner.v1.Heartbeat.$Shape): ovoscope.scanner.v1.Heartbeat & ovoscope.scanner.v1.Heartbeat.$Shape;
                static create(properties?: ovoscope.scanner.v1.Heartbeat.$Properties): ovoscope.scanner.v1.Heartbeat;

                /**
                 * Encodes the specified Heartbeat message. Does not implicitly {@link ovoscope.scanner.v1.Heartbeat.verify|verify} messages.
                 * @param message Heartbeat message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.scanner.v1.Heartbeat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Heartbeat message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.scanner.v1.Heartbeat & ovoscope.scanner.v1.Heartbeat.$Shape} Heartbeat
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.scanner.v1.Heartbeat & ovoscope.scanner.v1.Heartbeat.$Shape;
            }

            namespace Heartbeat {

                /** Properties of a Heartbeat. */
                interface $Properties {

                    /** Heartbeat clockUs */
                    clockUs?: (number|Long|null);

                    /** Heartbeat echoClockUs */
                    echoClockUs?: (number|Long|null);

                    /** Heartbeat echoAgeUs */
                    echoAgeUs?: (number|Long|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Heartbeat. */
                type $Shape = ovoscope.scanner.v1.Heartbeat.$Properties;
            }

            /**
             * Properties of a Telemetry.
             * @deprecated Use ovoscope.scanner.v1.Telemetry.$Properties instead.
             */
            interface ITelemetry extends ovoscope.scanner.v1.Telemetry.$Properties {
            }

            /** Represents a Telemetry. */
            class Telemetry {

                /**
                 * Constructs a new Telemetry.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.scanner.v1.Telemetry.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Telemetry clockUs. */
                clockUs: (number|Long);

                /** Telemetry temperatures. */
                temperatures: ovoscope.scanner.v1.Temperature.$Properties[];

                /** Telemetry coilNoise. */
                coilNoise: ovoscope.scanner.v1.CoilNoise.$Properties[];

                /** Telemetry conveyorSpeedMmPerS. */
                conveyorSpeedMmPerS: number;

                /** Telemetry vibrationMmPerS. */
                vibrationMmPerS?: (number|null);

                /**
                 * Creates a new Telemetry instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Telemetry instance
                 */
                static create(properties: ovoscope.scanner.v1.Telemetry.$Shape): ovoscope.scanner.v1.Telemetry & ovoscope.scanner.v1.Telemetry.$Shape;
                static create(properties?: ovoscope.scanner.v1.Telemetry.$Properties): ovoscope.scanner.v1.Telemetry;

                /**
                 * Encodes the specified Telemetry message. Does not implicitly {@link ovoscope.scanner.v1.Telemetry.verify|verify} messages.
                 * @param message Telemetry message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.scanner.v1.Telemetry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Telemetry message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.scanner.v1.Telemetry & ovoscope.scanner.v1.Telemetry.$Shape} Telemetry
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.scanner.v1.Telemetry & ovoscope.scanner.v1.Telemetry.$Shape;
            }

            namespace Telemetry {

                /** Properties of a Telemetry. */
                interface $Properties {

                    /** Telemetry clockUs */
                    clockUs?: (number|Long|null);

                    /** Telemetry temperatures */
                    temperatures?: (ovoscope.scanner.v1.Temperature.$Properties[]|null);

                    /** Telemetry coilNoise */
                    coilNoise?: (ovoscope.scanner.v1.CoilNoise.$Properties[]|null);

                    /** Telemetry conveyorSpeedMmPerS */
                    conveyorSpeedMmPerS?: (number|null);

                    /** Telemetry vibrationMmPerS */
                    vibrationMmPerS?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Telemetry. */
                type $Shape = ovoscope.scanner.v1.Telemetry.$Properties;
            }

            /**
             * Properties of a Temperature.
             * @deprecated Use ovoscope.scanner.v1.Temperature.$Properties instead.
             */
            interface ITemperature extends ovoscope.scanner.v1.Temperature.$Properties {
            }

            /** Represents a Temperature. */
            class Temperature {

                /**
                 * Constructs a new Temperature.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.scanner.v1.Temperature.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Temperature place. */
                place: string;

                /** Temperature celsius. */
                celsius: number;

                /**
                 * Creates a new Temperature instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Temperature instance
                 */
                static create(properties: ovoscope.scanner.v1.Temperature.$Shape): ovoscope.scanner.v1.Temperature & ovoscope.scanner.v1.Temperature.$Shape;
                static create(properties?: ovoscope.scanner.v1.Temperature.$Properties): ovoscope.scanner.v1.Temperature;

                /**
                 * Encodes the specified Temperature message. Does not implicitly {@link ovoscope.scanner.v1.Temperature.verify|verify} messages.
                 * @param message Temperature message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.scanner.v1.Temperature.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Temperature message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.scanner.v1.Temperature & ovoscope.scanner.v1.Temperature.$Shape} Temperature
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.scanner.v1.Temperature & ovoscope.scanner.v1.Temperature.$Shape;
            }

            namespace Temperature {

                /** Properties of a Temperature. */
                interface $Properties {

                    /** Temperature place */
                    place?: (string|null);

                    /** Temperature celsius */
                    celsius?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Temperature. */
                type $Shape = ovoscope.scanner.v1.Temperature.$Properties;
            }

            /**
             * Properties of a CoilNoise.
             * @deprecated Use ovoscope.scanner.v1.CoilNoise.$Properties instead.
             */
            interface ICoilNoise extends ovoscope.scanner.v1.CoilNoise.$Properties {
            }

            /** Represents a CoilNoise. */
            class CoilNoise {

                /**
                 * Constructs a new CoilNoise.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.scanner.v1.CoilNoise.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CoilNoise coil. */
                coil: number;

                /** CoilNoise sigma. */
                sigma: number;

                /**
                 * Creates a new CoilNoise instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns CoilNoise instance
                 */
                static create(properties: ovoscope.scanner.v1.CoilNoise.$Shape): ovoscope.scanner.v1.CoilNoise & ovoscope.scanner.v1.CoilNoise.$Shape;
                static create(properties?: ovoscope.scanner.v1.CoilNoise.$Properties): ovoscope.scanner.v1.CoilNoise;

                /**
                 * Encodes the specified CoilNoise message. Does not implicitly {@link ovoscope.scanner.v1.CoilNoise.verify|verify} messages.
                 * @param message CoilNoise message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.scanner.v1.CoilNoise.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CoilNoise message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.scanner.v1.CoilNoise & ovoscope.scanner.v1.CoilNoise.$Shape} CoilNoise
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.scanner.v1.CoilNoise & ovoscope.scanner.v1.CoilNoise.$Shape;
            }

            namespace CoilNoise {

                /** Properties of a CoilNoise. */
                interface $Properties {

                    /** CoilNoise coil */
                    coil?: (number|null);

                    /** CoilNoise sigma */
                    sigma?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CoilNoise. */
                type $Shape = ovoscope.scanner.v1.CoilNoise.$Properties;
            }

            /**
             * Properties of a Fault.
             * @deprecated Use ovoscope.scanner.v1.Fault.$Properties instead.
             */
            interface IFault extends ovoscope.scanner.v1.Fault.$Properties {
            }

            /** Represents a Fault. */
            class Fault {

                /**
                 * Constructs a new Fault.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.scanner.v1.Fault.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Fault code. */
                code: string;

                /** Fault text. */
                text: string;

                /** Fault active. */
                active: boolean;

                /** Fault clockUs. */
                clockUs: (number|Long);

                /**
                 * Creates a new Fault instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Fault instance
                 */
                static create(properties: ovoscope.scanner.v1.Fault.$Shape): ovoscope.scanner.v1.Fault & ovoscope.scanner.v1.Fault.$Shape;
                static create(properties?: ovoscope.scanner.v1.Fault.$Properties): ovoscope.scanner.v1.Fault;

                /**
                 * Encodes the specified Fault message. Does not implicitly {@link ovoscope.scanner.v1.Fault.verify|verify} messages.
                 * @param message Fault message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.scanner.v1.Fault.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Fault message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.scanner.v1.Fault & ovoscope.scanner.v1.Fault.$Shape} Fault
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.scanner.v1.Fault & ovoscope.scanner.v1.Fault.$Shape;
            }

            namespace Fault {

                /** Properties of a Fault. */
                interface $Properties {

                    /** Fault code */
                    code?: (string|null);

                    /** Fault text */
                    text?: (string|null);

                    /** Fault active */
                    active?: (boolean|null);

                    /** Fault clockUs */
                    clockUs?: (number|Long|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Fault. */
                type $Shape = ovoscope.scanner.v1.Fault.$Properties;
            }

            /**
             * Properties of a TrayBegin.
             * @deprecated Use ovoscope.scanner.v1.TrayBegin.$Properties instead.
             */
            interface ITrayBegin extends ovoscope.scanner.v1.TrayBegin.$Properties {
            }

            /** Represents a TrayBegin. */
            class TrayBegin {

                /**
                 * Constructs a new TrayBegin.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.scanner.v1.TrayBegin.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TrayBegin traySequence. */
                traySequence: number;

                /** TrayBegin trayCode. */
                trayCode: string;

                /** TrayBegin rows. */
                rows: number;

                /** TrayBegin columns. */
                columns: number;

                /** TrayBegin layout. */
                layout: ovoscope.scanner.v1.TrayLayout;

                /** TrayBegin clockUs. */
                clockUs: (number|Long);

                /**
                 * Creates a new TrayBegin instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns TrayBegin instance
                 */
                static create(properties: ovoscope.scanner.v1.TrayBegin.$Shape): ovoscope.scanner.v1.TrayBegin & ovoscope.scanner.v1.TrayBegin.$Shape;
                static create(properties?: ovoscope.scanner.v1.TrayBegin.$Properties): ovoscope.scanner.v1.TrayBegin;

                /**
                 * Encodes the specified TrayBegin message. Does not implicitly {@link ovoscope.scanner.v1.TrayBegin.verify|verify} messages.
                 * @param message TrayBegin message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.scanner.v1.TrayBegin.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TrayBegin message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.scanner.v1.TrayBegin & ovoscope.scanner.v1.TrayBegin.$Shape} TrayBegin
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.scanner.v1.TrayBegin & ovoscope.scanner.v1.TrayBegin.$Shape;
            }

            namespace TrayBegin {

                /** Properties of a TrayBegin. */
                interface $Properties {

                    /** TrayBegin traySequence */
                    traySequence?: (number|null);

                    /** TrayBegin trayCode */
                    trayCode?: (string|null);

                    /** TrayBegin rows */
                    rows?: (number|null);

                    /** TrayBegin columns */
                    columns?: (number|null);

                    /** TrayBegin layout */
                    layout?: (ovoscope.scanner.v1.TrayLayout|null);

                    /** TrayBegin clockUs */
                    clockUs?: (number|Long|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TrayBegin. */
                type $Shape = ovoscope.scanner.v1.TrayBegin.$Properties;
            }

            /** TrayLayout enum. */
            enum TrayLayout {

                /** TRAY_LAYOUT_UNSPECIFIED value */
                TRAY_LAYOUT_UNSPECIFIED = 0,

                /** TRAY_LAYOUT_SQUARE value */
                TRAY_LAYOUT_SQUARE = 1,

                /** TRAY_LAYOUT_HONEYCOMB value */
                TRAY_LAYOUT_HONEYCOMB = 2
            }

            /**
             * Properties of a Scan.
             * @deprecated Use ovoscope.scanner.v1.Scan.$Properties instead.
             */
            interface IScan extends ovoscope.scanner.v1.Scan.$Properties {
            }

            /** Represents a Scan. */
            class Scan {

                /**
                 * Constructs a new Scan.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.scanner.v1.Scan.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Scan traySequence. */
                traySequence: number;

                /** Scan row. */
                row?: (number|null);

                /** Scan column. */
                column?: (number|null);

                /** Scan attempt. */
                attempt: number;

                /** Scan coil. */
                coil: number;

                /** Scan capturedAtUs. */
                capturedAtUs: (number|Long);

                /** Scan width. */
                width: number;

                /** Scan height. */
                height: number;

                /** Scan channels. */
                channels: number;

                /** Scan slices. */
                slices: number;

                /** Scan pixels. */
                pixels: Uint8Array;

                /**
                 * Creates a new Scan instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Scan instance
                 */
                static create(properties: ovoscope.scanner.v1.Scan.$Shape): ovoscope.scanner.v1.Scan & ovoscope.scanner.v1.Scan.$Shape;
                static create(properties?: ovoscope.scanner.v1.Scan.$Properties): ovoscope.scanner.v1.Scan;

                /**
                 * Encodes the specified Scan message. Does not implicitly {@link ovoscope.scanner.v1.Scan.verify|verify} messages.
                 * @param message Scan message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.scanner.v1.Scan.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Scan message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.scanner.v1.Scan & ovoscope.scanner.v1.Scan.$Shape} Scan
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.scanner.v1.Scan & ovoscope.scanner.v1.Scan.$Shape;
            }

            namespace Scan {

                /** Properties of a Scan. */
                interface $Properties {

                    /** Scan traySequence */
                    traySequence?: (number|null);

                    /** Scan row */
                    row?: (number|null);

                    /** Scan column */
                    column?: (number|null);

                    /** Scan attempt */
                    attempt?: (number|null);

                    /** Scan coil */
                    coil?: (number|null);

                    /** Scan capturedAtUs */
                    capturedAtUs?: (number|Long|null);

                    /** Scan width */
                    width?: (number|null);

                    /** Scan height */
                    height?: (number|null);

                    /** Scan channels */
                    channels?: (number|null);

                    /** Scan slices */
                    slices?: (number|null);

                    /** Scan pixels */
                    pixels?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Scan. */
                type $Shape = ovoscope.scanner.v1.Scan.$Properties;
            }

            /**
             * Properties of a TrayEnd.
             * @deprecated Use ovoscope.scanner.v1.TrayEnd.$Properties instead.
             */
            interface ITrayEnd extends ovoscope.scanner.v1.TrayEnd.$Properties {
            }

            /** Represents a TrayEnd. */
            class TrayEnd {

                /**
                 * Constructs a new TrayEnd.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.scanner.v1.TrayEnd.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TrayEnd traySequence. */
                traySequence: number;

                /** TrayEnd cellsScanned. */
                cellsScanned: number;

                /** TrayEnd clockUs. */
                clockUs: (number|Long);

                /**
                 * Creates a new TrayEnd instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns TrayEnd instance
                 */
                static create(properties: ovoscope.scanner.v1.TrayEnd.$Shape): ovoscope.scanner.v1.TrayEnd & ovoscope.scanner.v1.TrayEnd.$Shape;
                static create(properties?: ovoscope.scanner.v1.TrayEnd.$Properties): ovoscope.scanner.v1.TrayEnd;

                /**
                 * Encodes the specified TrayEnd message. Does not implicitly {@link ovoscope.scanner.v1.TrayEnd.verify|verify} messages.
                 * @param message TrayEnd message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.scanner.v1.TrayEnd.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TrayEnd message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.scanner.v1.TrayEnd & ovoscope.scanner.v1.TrayEnd.$Shape} TrayEnd
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.scanner.v1.TrayEnd & ovoscope.scanner.v1.TrayEnd.$Shape;
            }

            namespace TrayEnd {

                /** Properties of a TrayEnd. */
                interface $Properties {

                    /** TrayEnd traySequence */
                    traySequence?: (number|null);

                    /** TrayEnd cellsScanned */
                    cellsScanned?: (number|null);

                    /** TrayEnd clockUs */
                    clockUs?: (number|Long|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TrayEnd. */
                type $Shape = ovoscope.scanner.v1.TrayEnd.$Properties;
            }

            /**
             * Properties of a SorterAck.
             * @deprecated Use ovoscope.scanner.v1.SorterAck.$Properties instead.
             */
            interface ISorterAck extends ovoscope.scanner.v1.SorterAck.$Properties {
            }

            /** Represents a SorterAck. */
            class SorterAck {

                /**
                 * Constructs a new SorterAck.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.scanner.v1.SorterAck.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SorterAck eggs. */
                eggs: ovoscope.scanner.v1.SortedEgg.$Properties[];

                /**
                 * Creates a new SorterAck instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SorterAck instance
                 */
                static create(properties: ovoscope.scanner.v1.SorterAck.$Shape): ovoscope.scanner.v1.SorterAck & ovoscope.scanner.v1.SorterAck.$Shape;
                static create(properties?: ovoscope.scanner.v1.SorterAck.$Properties): ovoscope.scanner.v1.SorterAck;

                /**
                 * Encodes the specified SorterAck message. Does not implicitly {@link ovoscope.scanner.v1.SorterAck.verify|verify} messages.
                 * @param message SorterAck message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.scanner.v1.SorterAck.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SorterAck message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.scanner.v1.SorterAck & ovoscope.scanner.v1.SorterAck.$Shape} SorterAck
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.scanner.v1.SorterAck & ovoscope.scanner.v1.SorterAck.$Shape;
            }

            namespace SorterAck {

                /** Properties of a SorterAck. */
                interface $Properties {

                    /** SorterAck eggs */
                    eggs?: (ovoscope.scanner.v1.SortedEgg.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SorterAck. */
                type $Shape = ovoscope.scanner.v1.SorterAck.$Properties;
            }

            /**
             * Properties of a SortedEgg.
             * @deprecated Use ovoscope.scanner.v1.SortedEgg.$Properties instead.
             */
            interface ISortedEgg extends ovoscope.scanner.v1.SortedEgg.$Properties {
            }

            /** Represents a SortedEgg. */
            class SortedEgg {

                /**
                 * Constructs a new SortedEgg.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.scanner.v1.SortedEgg.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SortedEgg traySequence. */
                traySequence: number;

                /** SortedEgg row. */
                row?: (number|null);

                /** SortedEgg column. */
                column?: (number|null);

                /** SortedEgg attempt. */
                attempt: number;

                /** SortedEgg action. */
                action: ovoscope.scanner.v1.EggAction;

                /**
                 * Creates a new SortedEgg instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SortedEgg instance
                 */
                static create(properties: ovoscope.scanner.v1.SortedEgg.$Shape): ovoscope.scanner.v1.SortedEgg & ovoscope.scanner.v1.SortedEgg.$Shape;
                static create(properties?: ovoscope.scanner.v1.SortedEgg.$Properties): ovoscope.scanner.v1.SortedEgg;

                /**
                 * Encodes the specified SortedEgg message. Does not implicitly {@link ovoscope.scanner.v1.SortedEgg.verify|verify} messages.
                 * @param message SortedEgg message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.scanner.v1.SortedEgg.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SortedEgg message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.scanner.v1.SortedEgg & ovoscope.scanner.v1.SortedEgg.$Shape} SortedEgg
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.scanner.v1.SortedEgg & ovoscope.scanner.v1.SortedEgg.$Shape;
            }

            namespace SortedEgg {

                /** Properties of a SortedEgg. */
                interface $Properties {

                    /** SortedEgg traySequence */
                    traySequence?: (number|null);

                    /** SortedEgg row */
                    row?: (number|null);

                    /** SortedEgg column */
                    column?: (number|null);

                    /** SortedEgg attempt */
                    attempt?: (number|null);

                    /** SortedEgg action */
                    action?: (ovoscope.scanner.v1.EggAction|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SortedEgg. */
                type $Shape = ovoscope.scanner.v1.SortedEgg.$Properties;
            }

            /**
             * Properties of an Identify.
             * @deprecated Use ovoscope.scanner.v1.Identify.$Properties instead.
             */
            interface IIdentify extends ovoscope.scanner.v1.Identify.$Properties {
            }

            /** Represents an Identify. */
            class Identify {

                /**
                 * Constructs a new Identify.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.scanner.v1.Identify.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Identify protocolMajor. */
                protocolMajor: number;

                /** Identify protocolMinor. */
                protocolMinor: number;

                /** Identify connection. */
                connection: number;

                /** Identify clockUs. */
                clockUs: (number|Long);

                /**
                 * Creates a new Identify instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Identify instance
                 */
                static create(properties: ovoscope.scanner.v1.Identify.$Shape): ovoscope.scanner.v1.Identify & ovoscope.scanner.v1.Identify.$Shape;
                static create(properties?: ovoscope.scanner.v1.Identify.$Properties): ovoscope.scanner.v1.Identify;

                /**
                 * Encodes the specified Identify message. Does not implicitly {@link ovoscope.scanner.v1.Identify.verify|verify} messages.
                 * @param message Identify message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.scanner.v1.Identify.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Identify message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.scanner.v1.Identify & ovoscope.scanner.v1.Identify.$Shape} Identify
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.scanner.v1.Identify & ovoscope.scanner.v1.Identify.$Shape;
            }

            namespace Identify {

                /** Properties of an Identify. */
                interface $Properties {

                    /** Identify protocolMajor */
                    protocolMajor?: (number|null);

                    /** Identify protocolMinor */
                    protocolMinor?: (number|null);

                    /** Identify connection */
                    connection?: (number|null);

                    /** Identify clockUs */
                    clockUs?: (number|Long|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Identify. */
                type $Shape = ovoscope.scanner.v1.Identify.$Properties;
            }

            /**
             * Properties of a Welcome.
             * @deprecated Use ovoscope.scanner.v1.Welcome.$Properties instead.
             */
            interface IWelcome extends ovoscope.scanner.v1.Welcome.$Properties {
            }

            /** Represents a Welcome. */
            class Welcome {

                /**
                 * Constructs a new Welcome.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.scanner.v1.Welcome.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Welcome protocolMajor. */
                protocolMajor: number;

                /** Welcome protocolMinor. */
                protocolMinor: number;

                /** Welcome stationName. */
                stationName: string;

                /** Welcome have. */
                have: ovoscope.scanner.v1.SequenceRange.$Properties[];

                /** Welcome credit. */
                credit: number;

                /** Welcome connection. */
                connection: number;

                /** Welcome feed. */
                feed: ovoscope.scanner.v1.Feed;

                /**
                 * Creates a new Welcome instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Welcome instance
                 */
                static create(properties: ovoscope.scanner.v1.Welcome.$Shape): ovoscope.scanner.v1.Welcome & ovoscope.scanner.v1.Welcome.$Shape;
                static create(properties?: ovoscope.scanner.v1.Welcome.$Properties): ovoscope.scanner.v1.Welcome;

                /**
                 * Encodes the specified Welcome message. Does not implicitly {@link ovoscope.scanner.v1.Welcome.verify|verify} messages.
                 * @param message Welcome message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.scanner.v1.Welcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Welcome message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.scanner.v1.Welcome & ovoscope.scanner.v1.Welcome.$Shape} Welcome
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.scanner.v1.Welcome & ovoscope.scanner.v1.Welcome.$Shape;
            }

            namespace Welcome {

                /** Properties of a Welcome. */
                interface $Properties {

                    /** Welcome protocolMajor */
                    protocolMajor?: (number|null);

                    /** Welcome protocolMinor */
                    protocolMinor?: (number|null);

                    /** Welcome stationName */
                    stationName?: (string|null);

                    /** Welcome have */
                    have?: (ovoscope.scanner.v1.SequenceRange.$Properties[]|null);

                    /** Welcome credit */
                    credit?: (number|null);

                    /** Welcome connection */
                    connection?: (number|null);

                    /** Welcome feed */
                    feed?: (ovoscope.scanner.v1.Feed|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Welcome. */
                type $Shape = ovoscope.scanner.v1.Welcome.$Properties;
            }

            /**
             * Properties of a SequenceRange.
             * @deprecated Use ovoscope.scanner.v1.SequenceRange.$Properties instead.
             */
            interface ISequenceRange extends ovoscope.scanner.v1.SequenceRange.$Properties {
            }

            /** Represents a SequenceRange. */
            class SequenceRange {

                /**
                 * Constructs a new SequenceRange.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.scanner.v1.SequenceRange.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SequenceRange from. */
                from: number;

                /** SequenceRange to. */
                to: number;

                /**
                 * Creates a new SequenceRange instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SequenceRange instance
                 */
                static create(properties: ovoscope.scanner.v1.SequenceRange.$Shape): ovoscope.scanner.v1.SequenceRange & ovoscope.scanner.v1.SequenceRange.$Shape;
                static create(properties?: ovoscope.scanner.v1.SequenceRange.$Properties): ovoscope.scanner.v1.SequenceRange;

                /**
                 * Encodes the specified SequenceRange message. Does not implicitly {@link ovoscope.scanner.v1.SequenceRange.verify|verify} messages.
                 * @param message SequenceRange message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.scanner.v1.SequenceRange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SequenceRange message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.scanner.v1.SequenceRange & ovoscope.scanner.v1.SequenceRange.$Shape} SequenceRange
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.scanner.v1.SequenceRange & ovoscope.scanner.v1.SequenceRange.$Shape;
            }

            namespace SequenceRange {

                /** Properties of a SequenceRange. */
                interface $Properties {

                    /** SequenceRange from */
                    from?: (number|null);

                    /** SequenceRange to */
                    to?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SequenceRange. */
                type $Shape = ovoscope.scanner.v1.SequenceRange.$Properties;
            }

            /**
             * Properties of a Reject.
             * @deprecated Use ovoscope.scanner.v1.Reject.$Properties instead.
             */
            interface IReject extends ovoscope.scanner.v1.Reject.$Properties {
            }

            /** Represents a Reject. */
            class Reject {

                /**
                 * Constructs a new Reject.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.scanner.v1.Reject.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Reject reason. */
                reason: ovoscope.scanner.v1.RejectReason;

                /** Reject text. */
                text: string;

                /** Reject protocolMajor. */
                protocolMajor: number;

                /** Reject protocolMinor. */
                protocolMinor: number;

                /**
                 * Creates a new Reject instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Reject instance
                 */
                static create(properties: ovoscope.scanner.v1.Reject.$Shape): ovoscope.scanner.v1.Reject & ovoscope.scanner.v1.Reject.$Shape;
                static create(properties?: ovoscope.scanner.v1.Reject.$Properties): ovoscope.scanner.v1.Reject;

                /**
                 * Encodes the specified Reject message. Does not implicitly {@link ovoscope.scanner.v1.Reject.verify|verify} messages.
                 * @param message Reject message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.scanner.v1.Reject.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Reject message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.scanner.v1.Reject & ovoscope.scanner.v1.Reject.$Shape} Reject
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.scanner.v1.Reject & ovoscope.scanner.v1.Reject.$Shape;
            }

            namespace Reject {

                /** Properties of a Reject. */
                interface $Properties {

                    /** Reject reason */
                    reason?: (ovoscope.scanner.v1.RejectReason|null);

                    /** Reject text */
                    text?: (string|null);

                    /** Reject protocolMajor */
                    protocolMajor?: (number|null);

                    /** Reject protocolMinor */
                    protocolMinor?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Reject. */
                type $Shape = ovoscope.scanner.v1.Reject.$Properties;
            }

            /** RejectReason enum. */
            enum RejectReason {

                /** REJECT_REASON_UNSPECIFIED value */
                REJECT_REASON_UNSPECIFIED = 0,

                /** REJECT_REASON_VERSION value */
                REJECT_REASON_VERSION = 1,

                /** REJECT_REASON_HELLO_INVALID value */
                REJECT_REASON_HELLO_INVALID = 2
            }

            /**
             * Properties of an Ack.
             * @deprecated Use ovoscope.scanner.v1.Ack.$Properties instead.
             */
            interface IAck extends ovoscope.scanner.v1.Ack.$Properties {
            }

            /** Represents an Ack. */
            class Ack {

                /**
                 * Constructs a new Ack.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.scanner.v1.Ack.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Ack through. */
                through: number;

                /** Ack have. */
                have: ovoscope.scanner.v1.SequenceRange.$Properties[];

                /** Ack credit. */
                credit: number;

                /**
                 * Creates a new Ack instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Ack instance
                 */
                static create(properties: ovoscope.scanner.v1.Ack.$Shape): ovoscope.scanner.v1.Ack & ovoscope.scanner.v1.Ack.$Shape;
                static create(properties?: ovoscope.scanner.v1.Ack.$Properties): ovoscope.scanner.v1.Ack;

                /**
                 * Encodes the specified Ack message. Does not implicitly {@link ovoscope.scanner.v1.Ack.verify|verify} messages.
                 * @param message Ack message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.scanner.v1.Ack.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Ack message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.scanner.v1.Ack & ovoscope.scanner.v1.Ack.$Shape} Ack
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.scanner.v1.Ack & ovoscope.scanner.v1.Ack.$Shape;
            }

            namespace Ack {

                /** Properties of an Ack. */
                interface $Properties {

                    /** Ack through */
                    through?: (number|null);

                    /** Ack have */
                    have?: (ovoscope.scanner.v1.SequenceRange.$Properties[]|null);

                    /** Ack credit */
                    credit?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Ack. */
                type $Shape = ovoscope.scanner.v1.Ack.$Properties;
            }

            /**
             * Properties of a Decisions.
             * @deprecated Use ovoscope.scanner.v1.Decisions.$Properties instead.
             */
            interface IDecisions extends ovoscope.scanner.v1.Decisions.$Properties {
            }

            /** Represents a Decisions. */
            class Decisions {

                /**
                 * Constructs a new Decisions.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.scanner.v1.Decisions.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Decisions decisions. */
                decisions: ovoscope.scanner.v1.Decision.$Properties[];

                /**
                 * Creates a new Decisions instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Decisions instance
                 */
                static create(properties: ovoscope.scanner.v1.Decisions.$Shape): ovoscope.scanner.v1.Decisions & ovoscope.scanner.v1.Decisions.$Shape;
                static create(properties?: ovoscope.scanner.v1.Decisions.$Properties): ovoscope.scanner.v1.Decisions;

                /**
                 * Encodes the specified Decisions message. Does not implicitly {@link ovoscope.scanner.v1.Decisions.verify|verify} messages.
                 * @param message Decisions message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.scanner.v1.Decisions.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Decisions message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.scanner.v1.Decisions & ovoscope.scanner.v1.Decisions.$Shape} Decisions
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.scanner.v1.Decisions & ovoscope.scanner.v1.Decisions.$Shape;
            }

            namespace Decisions {

                /** Properties of a Decisions. */
                interface $Properties {

                    /** Decisions decisions */
                    decisions?: (ovoscope.scanner.v1.Decision.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Decisions. */
                type $Shape = ovoscope.scanner.v1.Decisions.$Properties;
            }

            /**
             * Properties of a Decision.
             * @deprecated Use ovoscope.scanner.v1.Decision.$Properties instead.
             */
            interface IDecision extends ovoscope.scanner.v1.Decision.$Properties {
            }

            /** Represents a Decision. */
            class Decision {

                /**
                 * Constructs a new Decision.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.scanner.v1.Decision.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Decision scanSequence. */
                scanSequence: number;

                /** Decision traySequence. */
                traySequence: number;

                /** Decision row. */
                row?: (number|null);

                /** Decision column. */
                column?: (number|null);

                /** Decision attempt. */
                attempt: number;

                /** Decision eggClass. */
                eggClass: ovoscope.scanner.v1.EggClass;

                /** Decision action. */
                action: ovoscope.scanner.v1.EggAction;

                /** Decision deadlineUs. */
                deadlineUs: (number|Long);

                /**
                 * Creates a new Decision instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Decision instance
                 */
                static create(properties: ovoscope.scanner.v1.Decision.$Shape): ovoscope.scanner.v1.Decision & ovoscope.scanner.v1.Decision.$Shape;
                static create(properties?: ovoscope.scanner.v1.Decision.$Properties): ovoscope.scanner.v1.Decision;

                /**
                 * Encodes the specified Decision message. Does not implicitly {@link ovoscope.scanner.v1.Decision.verify|verify} messages.
                 * @param message Decision message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.scanner.v1.Decision.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Decision message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.scanner.v1.Decision & ovoscope.scanner.v1.Decision.$Shape} Decision
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.scanner.v1.Decision & ovoscope.scanner.v1.Decision.$Shape;
            }

            namespace Decision {

                /** Properties of a Decision. */
                interface $Properties {

                    /** Decision scanSequence */
                    scanSequence?: (number|null);

                    /** Decision traySequence */
                    traySequence?: (number|null);

                    /** Decision row */
                    row?: (number|null);

                    /** Decision column */
                    column?: (number|null);

                    /** Decision attempt */
                    attempt?: (number|null);

                    /** Decision eggClass */
                    eggClass?: (ovoscope.scanner.v1.EggClass|null);

                    /** Decision action */
                    action?: (ovoscope.scanner.v1.EggAction|null);

                    /** Decision deadlineUs */
                    deadlineUs?: (number|Long|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Decision. */
                type $Shape = ovoscope.scanner.v1.Decision.$Properties;
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
             * Properties of a FeedControl.
             * @deprecated Use ovoscope.scanner.v1.FeedControl.$Properties instead.
             */
            interface IFeedControl extends ovoscope.scanner.v1.FeedControl.$Properties {
            }

            /** Represents a FeedControl. */
            class FeedControl {

                /**
                 * Constructs a new FeedControl.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ovoscope.scanner.v1.FeedControl.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FeedControl feed. */
                feed: ovoscope.scanner.v1.Feed;

                /**
                 * Creates a new FeedControl instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns FeedControl instance
                 */
                static create(properties: ovoscope.scanner.v1.FeedControl.$Shape): ovoscope.scanner.v1.FeedControl & ovoscope.scanner.v1.FeedControl.$Shape;
                static create(properties?: ovoscope.scanner.v1.FeedControl.$Properties): ovoscope.scanner.v1.FeedControl;

                /**
                 * Encodes the specified FeedControl message. Does not implicitly {@link ovoscope.scanner.v1.FeedControl.verify|verify} messages.
                 * @param message FeedControl message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ovoscope.scanner.v1.FeedControl.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FeedControl message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ovoscope.scanner.v1.FeedControl & ovoscope.scanner.v1.FeedControl.$Shape} FeedControl
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ovoscope.scanner.v1.FeedControl & ovoscope.scanner.v1.FeedControl.$Shape;
            }

            namespace FeedControl {

                /** Properties of a FeedControl. */
                interface $Properties {

                    /** FeedControl feed */
                    feed?: (ovoscope.scanner.v1.Feed|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FeedControl. */
                type $Shape = ovoscope.scanner.v1.FeedControl.$Properties;
            }

            /** Feed enum. */
            enum Feed {

                /** FEED_UNSPECIFIED value */
                FEED_UNSPECIFIED = 0,

                /** FEED_RUN value */
                FEED_RUN = 1,

                /** FEED_PAUSE value */
                FEED_PAUSE = 2
            }
        }
    }
}
