/** A file of published weights: where it comes from and where it belongs. */
export interface CatalogueFile {
  /** Its place under the models folder; further names are those of the same tensors at half precision, tried in turn. */
  readonly places: readonly [string, ...string[]];
  /** The repository on Hugging Face that publishes it, and its path there. */
  readonly repository: string;
  readonly path: string;
  /** Roughly, of the file at its first place. */
  readonly bytes: number;
  readonly licence: string;
  /** Of the whole file in hex, where it is known. */
  readonly sha256?: string;
}

const STABLE_DIFFUSION = {
  repository: 'stablediffusionapi/realistic-vision-v51',
  licence: 'CreativeML OpenRAIL-M',
} as const;

const IC_LIGHT = {
  repository: 'lllyasviel/ic-light',
  bytes: 1_719_000_000,
  licence: 'Apache-2.0 as third parties list it; see the card of the repository',
} as const;

/** All files by what they are to the families. Sizes: light-a-video.md 5.6; sha256: 2.1. */
export const CATALOGUE = {
  unet: {
    ...STABLE_DIFFUSION,
    places: [
      'realistic-vision-v51/unet/diffusion_pytorch_model.safetensors',
      'realistic-vision-v51/unet/diffusion_pytorch_model.fp16.safetensors',
    ],
    path: 'unet/diffusion_pytorch_model.safetensors',
    bytes: 3_440_000_000,
  },
  vae: {
    ...STABLE_DIFFUSION,
    places: [
      'realistic-vision-v51/vae/diffusion_pytorch_model.safetensors',
      'realistic-vision-v51/vae/diffusion_pytorch_model.fp16.safetensors',
    ],
    path: 'vae/diffusion_pytorch_model.safetensors',
    bytes: 335_000_000,
  },
  textEncoder: {
    ...STABLE_DIFFUSION,
    places: ['realistic-vision-v51/text_encoder/model.safetensors', 'realistic-vision-v51/text_encoder/model.fp16.safetensors'],
    path: 'text_encoder/model.safetensors',
    bytes: 492_000_000,
  },
  vocab: {
    ...STABLE_DIFFUSION,
    places: ['realistic-vision-v51/tokenizer/vocab.json'],
    path: 'tokenizer/vocab.json',
    bytes: 1_060_000,
  },
  merges: {
    ...STABLE_DIFFUSION,
    places: ['realistic-vision-v51/tokenizer/merges.txt'],
    path: 'tokenizer/merges.txt',
    bytes: 525_000,
  },
  icLight: {
    ...IC_LIGHT,
    places: ['ic-light/iclight_sd15_fc.safetensors'],
    path: 'iclight_sd15_fc.safetensors',
    sha256: 'a033fbaaa2f3f7859fa6a4477ee63ebbf9c116bf3569d5811856d2807f3468cd',
  },
  icLightBackground: {
    ...IC_LIGHT,
    places: ['ic-light/iclight_sd15_fbc.safetensors'],
    path: 'iclight_sd15_fbc.safetensors',
    sha256: 'bb8ccedaa4944b16cfa8356afcbc2c2174cc4c4af57de19124ae0cddd0d96947',
  },
  icLightOffsetNoise: {
    ...IC_LIGHT,
    places: ['ic-light/iclight_sd15_fcon.safetensors'],
    path: 'iclight_sd15_fcon.safetensors',
    sha256: '37652ef27028c8fdb9882830b1621e4e648d26e19cb2035a6af8d52f3a6d8d87',
  },
  motionAdapter: {
    places: [
      'animatediff-motion-adapter-v1-5-3/diffusion_pytorch_model.safetensors',
      'animatediff-motion-adapter-v1-5-3/diffusion_pytorch_model.fp16.safetensors',
    ],
    repository: 'guoyww/animatediff-motion-adapter-v1-5-3',
    path: 'diffusion_pytorch_model.safetensors',
    bytes: 1_671_000_000,
    licence: 'Apache-2.0 as third parties list it; see the card of the repository',
  },
} as const satisfies Readonly<Record<string, CatalogueFile>>;
