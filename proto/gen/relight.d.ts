import * as $protobuf from "protobufjs";
import Long = require("long");
export namespace relight {

    namespace v1 {

        interface IDescribe {
        }

        class Describe implements IDescribe {
            constructor(properties?: relight.v1.IDescribe);
            public static encode(message: relight.v1.IDescribe, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.Describe;
        }

        interface IEffectDescription {
            id?: (string|null);
            label?: (string|null);
            params?: (relight.v1.IParamDescription[]|null);
            presets?: (relight.v1.IPresetDescription[]|null);
        }

        class EffectDescription implements IEffectDescription {
            constructor(properties?: relight.v1.IEffectDescription);
            public id: string;
            public label: string;
            public params: relight.v1.IParamDescription[];
            public presets: relight.v1.IPresetDescription[];
            public static encode(message: relight.v1.IEffectDescription, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.EffectDescription;
        }

        interface IParamDescription {
            name?: (string|null);
            label?: (string|null);
            type?: (string|null);
            min?: (number|null);
            max?: (number|null);
            defaultValue?: (relight.v1.IParamValue|null);
            unit?: (string|null);
            animates?: (boolean|null);
            hint?: (string|null);
            group?: (string|null);
            options?: (string[]|null);
        }

        class ParamDescription implements IParamDescription {
            constructor(properties?: relight.v1.IParamDescription);
            public name: string;
            public label: string;
            public type: string;
            public min?: (number|null);
            public max?: (number|null);
            public defaultValue?: (relight.v1.IParamValue|null);
            public unit: string;
            public animates: boolean;
            public hint: string;
            public group: string;
            public options: string[];
            public static encode(message: relight.v1.IParamDescription, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.ParamDescription;
        }

        interface IPresetDescription {
            id?: (string|null);
            label?: (string|null);
            hint?: (string|null);
        }

        class PresetDescription implements IPresetDescription {
            constructor(properties?: relight.v1.IPresetDescription);
            public id: string;
            public label: string;
            public hint: string;
            public static encode(message: relight.v1.IPresetDescription, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.PresetDescription;
        }

        interface IParamValue {
            doubleValue?: (number|null);
            intValue?: (number|null);
            stringValue?: (string|null);
            boolValue?: (boolean|null);
            keyframes?: (relight.v1.IKeyframes|null);
        }

        class ParamValue implements IParamValue {
            constructor(properties?: relight.v1.IParamValue);
            public doubleValue?: (number|null);
            public intValue?: (number|null);
            public stringValue?: (string|null);
            public boolValue?: (boolean|null);
            public keyframes?: (relight.v1.IKeyframes|null);
            public value?: ("doubleValue"|"intValue"|"stringValue"|"boolValue"|"keyframes");
            public static encode(message: relight.v1.IParamValue, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.ParamValue;
        }

        interface IKeyframes {
            keys?: (relight.v1.IKeyframe[]|null);
        }

        class Keyframes implements IKeyframes {
            constructor(properties?: relight.v1.IKeyframes);
            public keys: relight.v1.IKeyframe[];
            public static encode(message: relight.v1.IKeyframes, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.Keyframes;
        }

        interface IKeyframe {
            frame?: (number|null);
            value?: (number|null);
        }

        class Keyframe implements IKeyframe {
            constructor(properties?: relight.v1.IKeyframe);
            public frame: number;
            public value: number;
            public static encode(message: relight.v1.IKeyframe, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.Keyframe;
        }

        interface IEnvelope {
            requestId?: (number|null);
            hello?: (relight.v1.IHello|null);
            welcome?: (relight.v1.IWelcome|null);
            pairRequest?: (relight.v1.IPairRequest|null);
            pairingStarted?: (relight.v1.IPairingStarted|null);
            pairCode?: (relight.v1.IPairCode|null);
            paired?: (relight.v1.IPaired|null);
            retire?: (relight.v1.IRetire|null);
            retired?: (relight.v1.IRetired|null);
            ping?: (relight.v1.IPing|null);
            pong?: (relight.v1.IPong|null);
            describe?: (relight.v1.IDescribe|null);
            effectDescription?: (relight.v1.IEffectDescription|null);
            doctorRequest?: (relight.v1.IDoctorRequest|null);
            doctorReport?: (relight.v1.IDoctorReport|null);
            relight?: (relight.v1.IRelight|null);
            accepted?: (relight.v1.IAccepted|null);
            frameChunk?: (relight.v1.IFrameChunk|null);
            credit?: (relight.v1.ICredit|null);
            progress?: (relight.v1.IProgress|null);
            preview?: (relight.v1.IPreview|null);
            result?: (relight.v1.IResult|null);
            cancel?: (relight.v1.ICancel|null);
            error?: (relight.v1.IError|null);
        }

        class Envelope implements IEnvelope {
            constructor(properties?: relight.v1.IEnvelope);
            public requestId: number;
            public hello?: (relight.v1.IHello|null);
            public welcome?: (relight.v1.IWelcome|null);
            public pairRequest?: (relight.v1.IPairRequest|null);
            public pairingStarted?: (relight.v1.IPairingStarted|null);
            public pairCode?: (relight.v1.IPairCode|null);
            public paired?: (relight.v1.IPaired|null);
            public retire?: (relight.v1.IRetire|null);
            public retired?: (relight.v1.IRetired|null);
            public ping?: (relight.v1.IPing|null);
            public pong?: (relight.v1.IPong|null);
            public describe?: (relight.v1.IDescribe|null);
            public effectDescription?: (relight.v1.IEffectDescription|null);
            public doctorRequest?: (relight.v1.IDoctorRequest|null);
            public doctorReport?: (relight.v1.IDoctorReport|null);
            public relight?: (relight.v1.IRelight|null);
            public accepted?: (relight.v1.IAccepted|null);
            public frameChunk?: (relight.v1.IFrameChunk|null);
            public credit?: (relight.v1.ICredit|null);
            public progress?: (relight.v1.IProgress|null);
            public preview?: (relight.v1.IPreview|null);
            public result?: (relight.v1.IResult|null);
            public cancel?: (relight.v1.ICancel|null);
            public error?: (relight.v1.IError|null);
            public body?: ("hello"|"welcome"|"pairRequest"|"pairingStarted"|"pairCode"|"paired"|"retire"|"retired"|"ping"|"pong"|"describe"|"effectDescription"|"doctorRequest"|"doctorReport"|"relight"|"accepted"|"frameChunk"|"credit"|"progress"|"preview"|"result"|"cancel"|"error");
            public static encode(message: relight.v1.IEnvelope, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.Envelope;
        }

        interface IHello {
            protocolMajor?: (number|null);
            protocolMinor?: (number|null);
            buildId?: (string|null);
            capabilities?: (string[]|null);
            token?: (string|null);
            clientName?: (string|null);
            keepsJobs?: (boolean|null);
        }

        class Hello implements IHello {
            constructor(properties?: relight.v1.IHello);
            public protocolMajor: number;
            public protocolMinor: number;
            public buildId: string;
            public capabilities: string[];
            public token: string;
            public clientName: string;
            public keepsJobs: boolean;
            public static encode(message: relight.v1.IHello, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.Hello;
        }

        interface IWelcome {
            protocolMajor?: (number|null);
            protocolMinor?: (number|null);
            buildId?: (string|null);
            capabilities?: (string[]|null);
        }

        class Welcome implements IWelcome {
            constructor(properties?: relight.v1.IWelcome);
            public protocolMajor: number;
            public protocolMinor: number;
            public buildId: string;
            public capabilities: string[];
            public static encode(message: relight.v1.IWelcome, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.Welcome;
        }

        interface IPairRequest {
            clientName?: (string|null);
        }

        class PairRequest implements IPairRequest {
            constructor(properties?: relight.v1.IPairRequest);
            public clientName: string;
            public static encode(message: relight.v1.IPairRequest, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.PairRequest;
        }

        interface IPairingStarted {
            tries?: (number|null);
            seconds?: (number|null);
        }

        class PairingStarted implements IPairingStarted {
            constructor(properties?: relight.v1.IPairingStarted);
            public tries: number;
            public seconds: number;
            public static encode(message: relight.v1.IPairingStarted, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.PairingStarted;
        }

        interface IPairCode {
            code?: (string|null);
        }

        class PairCode implements IPairCode {
            constructor(properties?: relight.v1.IPairCode);
            public code: string;
            public static encode(message: relight.v1.IPairCode, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.PairCode;
        }

        interface IPaired {
            token?: (string|null);
        }

        class Paired implements IPaired {
            constructor(properties?: relight.v1.IPaired);
            public token: string;
            public static encode(message: relight.v1.IPaired, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.Paired;
        }

        interface IRetire {
            token?: (string|null);
        }

        class Retire implements IRetire {
            constructor(properties?: relight.v1.IRetire);
            public token: string;
            public static encode(message: relight.v1.IRetire, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.Retire;
        }

        interface IRetired {
            accepted?: (boolean|null);
            reason?: (string|null);
        }

        class Retired implements IRetired {
            constructor(properties?: relight.v1.IRetired);
            public accepted: boolean;
            public reason: string;
            public static encode(message: relight.v1.IRetired, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.Retired;
        }

        interface IRelight {
            media?: (relight.v1.IMediaReference|null);
            frames?: (relight.v1.IFrameStream|null);
            params?: ({ [k: string]: relight.v1.IParamValue }|null);
            output?: (relight.v1.IOutput|null);
            modelsFolder?: (string|null);
        }

        class Relight implements IRelight {
            constructor(properties?: relight.v1.IRelight);
            public media?: (relight.v1.IMediaReference|null);
            public frames?: (relight.v1.IFrameStream|null);
            public params: { [k: string]: relight.v1.IParamValue };
            public output?: (relight.v1.IOutput|null);
            public modelsFolder: string;
            public source?: ("media"|"frames");
            public static encode(message: relight.v1.IRelight, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.Relight;
        }

        interface IMediaReference {
            path?: (string|null);
            first?: (number|null);
            last?: (number|null);
        }

        class MediaReference implements IMediaReference {
            constructor(properties?: relight.v1.IMediaReference);
            public path: string;
            public first: number;
            public last?: (number|null);
            public static encode(message: relight.v1.IMediaReference, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.MediaReference;
        }

        interface IOutput {
            path?: (string|null);
            codec?: (string|null);
            overwrite?: (boolean|null);
            sheet?: (string|null);
        }

        class Output implements IOutput {
            constructor(properties?: relight.v1.IOutput);
            public path: string;
            public codec: string;
            public overwrite: boolean;
            public sheet: string;
            public static encode(message: relight.v1.IOutput, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.Output;
        }

        interface IAccepted {
            jobId?: (string|null);
            ahead?: (number|null);
        }

        class Accepted implements IAccepted {
            constructor(properties?: relight.v1.IAccepted);
            public jobId: string;
            public ahead: number;
            public static encode(message: relight.v1.IAccepted, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.Accepted;
        }

        interface IProgress {
            jobId?: (string|null);
            stage?: (string|null);
            done?: (number|null);
            total?: (number|null);
            etaMs?: (number|null);
        }

        class Progress implements IProgress {
            constructor(properties?: relight.v1.IProgress);
            public jobId: string;
            public stage: string;
            public done: number;
            public total: number;
            public etaMs?: (number|null);
            public static encode(message: relight.v1.IProgress, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.Progress;
        }

        interface IPreview {
            jobId?: (string|null);
            frame?: (number|null);
            jpeg?: (Uint8Array|null);
        }

        class Preview implements IPreview {
            constructor(properties?: relight.v1.IPreview);
            public jobId: string;
            public frame: number;
            public jpeg: Uint8Array;
            public static encode(message: relight.v1.IPreview, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.Preview;
        }

        interface IResult {
            jobId?: (string|null);
            out?: (string|null);
            sheet?: (string|null);
            recipe?: (string|null);
            frames?: (number|null);
            width?: (number|null);
            height?: (number|null);
            frameRate?: (relight.v1.IRational|null);
            variableRate?: (boolean|null);
            model?: (string|null);
            provider?: (string|null);
            timings?: ({ [k: string]: number }|null);
            warnings?: (string[]|null);
        }

        class Result implements IResult {
            constructor(properties?: relight.v1.IResult);
            public jobId: string;
            public out: string;
            public sheet: string;
            public recipe: string;
            public frames: number;
            public width: number;
            public height: number;
            public frameRate?: (relight.v1.IRational|null);
            public variableRate: boolean;
            public model: string;
            public provider: string;
            public timings: { [k: string]: number };
            public warnings: string[];
            public static encode(message: relight.v1.IResult, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.Result;
        }

        interface ICancel {
            jobId?: (string|null);
        }

        class Cancel implements ICancel {
            constructor(properties?: relight.v1.ICancel);
            public jobId: string;
            public static encode(message: relight.v1.ICancel, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.Cancel;
        }

        interface IError {
            code?: (string|null);
            message?: (string|null);
            jobId?: (string|null);
        }

        class Error implements IError {
            constructor(properties?: relight.v1.IError);
            public code: string;
            public message: string;
            public jobId: string;
            public static encode(message: relight.v1.IError, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.Error;
        }

        interface IRational {
            num?: (number|null);
            den?: (number|null);
        }

        class Rational implements IRational {
            constructor(properties?: relight.v1.IRational);
            public num: number;
            public den: number;
            public static encode(message: relight.v1.IRational, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.Rational;
        }

        interface IFrameStream {
            width?: (number|null);
            height?: (number|null);
            frameRate?: (relight.v1.IRational|null);
            pixelAspect?: (relight.v1.IRational|null);
            count?: (number|null);
            hasAlpha?: (boolean|null);
            timestamps?: (number[]|null);
            rotation?: (number|null);
            transfer?: (string|null);
            primaries?: (string|null);
        }

        class FrameStream implements IFrameStream {
            constructor(properties?: relight.v1.IFrameStream);
            public width: number;
            public height: number;
            public frameRate?: (relight.v1.IRational|null);
            public pixelAspect?: (relight.v1.IRational|null);
            public count: number;
            public hasAlpha: boolean;
            public timestamps: number[];
            public rotation: number;
            public transfer: string;
            public primaries: string;
            public static encode(message: relight.v1.IFrameStream, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.FrameStream;
        }

        interface IFrameChunk {
            jobId?: (string|null);
            frame?: (number|null);
            offset?: (number|null);
            data?: (Uint8Array|null);
        }

        class FrameChunk implements IFrameChunk {
            constructor(properties?: relight.v1.IFrameChunk);
            public jobId: string;
            public frame: number;
            public offset: number;
            public data: Uint8Array;
            public static encode(message: relight.v1.IFrameChunk, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.FrameChunk;
        }

        interface ICredit {
            jobId?: (string|null);
            chunks?: (number|null);
        }

        class Credit implements ICredit {
            constructor(properties?: relight.v1.ICredit);
            public jobId: string;
            public chunks: number;
            public static encode(message: relight.v1.ICredit, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.Credit;
        }

        interface IPing {
        }

        class Ping implements IPing {
            constructor(properties?: relight.v1.IPing);
            public static encode(message: relight.v1.IPing, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.Ping;
        }

        interface IPong {
        }

        class Pong implements IPong {
            constructor(properties?: relight.v1.IPong);
            public static encode(message: relight.v1.IPong, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.Pong;
        }

        interface IDoctorRequest {
            modelsFolder?: (string|null);
        }

        class DoctorRequest implements IDoctorRequest {
            constructor(properties?: relight.v1.IDoctorRequest);
            public modelsFolder: string;
            public static encode(message: relight.v1.IDoctorRequest, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.DoctorRequest;
        }

        interface IDoctorReport {
            json?: (string|null);
        }

        class DoctorReport implements IDoctorReport {
            constructor(properties?: relight.v1.IDoctorReport);
            public json: string;
            public static encode(message: relight.v1.IDoctorReport, writer?: $protobuf.Writer): $protobuf.Writer;
            public static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relight.v1.DoctorReport;
        }
    }
}
