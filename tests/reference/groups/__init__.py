"""The goldens by name, in the order in which they are made."""

from groups.fusion import make_fusion, make_fusion_compat, make_fusion_odd
from groups.inputs import make_inputs
from groups.light_attention import make_light_attention
from groups.light_maps import make_light_maps
from groups.paint import make_paint
from groups.relight import make_relight
from groups.schedulers import make_schedulers
from groups.text import make_text
from groups.unet import make_motion, make_unet4, make_unet8, make_unet12
from groups.vae import make_vae

GROUPS = {
    "inputs": make_inputs,
    "text": make_text,
    "vae": make_vae,
    "unet4": make_unet4,
    "unet8": make_unet8,
    "unet12": make_unet12,
    "motion": make_motion,
    "schedulers": make_schedulers,
    "lightmaps": make_light_maps,
    "cla": make_light_attention,
    "iclight": make_relight,
    "plf": make_fusion,
    "plf-odd": make_fusion_odd,
    "plf-compat": make_fusion_compat,
    "paint": make_paint,
}
