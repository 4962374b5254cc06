"""Words written for this folder: what the tiny tokeniser learns its merges from."""

TEXT = """
A woman in a red coat walks along the harbour at dusk while warm light from the left falls on her face.
The man by the window reads a letter; soft daylight from above, cool shadows in the corners of the room.
Neon light from the right paints the wet street blue and purple, and the taxi waits with its lamps on.
Golden hour in the mountains: the sun is low behind the ridge and every stone throws a long shadow.
A cat sleeps on the kitchen table, candle light from below, best quality, highly detailed, photograph.
Moonlight over a quiet lake, mist between the trees, silver water, a wooden boat without a sail.
Studio light on a glass bottle, hard rim light from behind, black background, sharp reflections.
The dancer turns under a spotlight, dust in the beam, warm colours on the floor, dark behind her.
Bad quality, worse quality, worst quality, low resolution, lowres, bad anatomy, bad hands, cropped, blurry, unclear.
Firelight flickers on the faces of the children, sparks rise into the night, the snow around them is blue.
A car drives through the forest in the morning, sunlight between the leaves moves across the bonnet.
Underwater light ripples over the diver and the coral, green and blue, bubbles rise to the surface.
Sunset on the beach, the waves are orange, two dogs run after a ball and their shadows run after them.
Cyberpunk city, pink and cyan signs, rain on the lens, reflections in the windows of a noodle bar.
The old library has high windows; light falls in broad bands on the shelves, the ladder and the globe.
Natural lighting, window light, side light, back light, top light, soft box, ring light, lantern, torch, lamp.
She lifts the lantern and the cave walls glow in amber, the rest of the picture stays in the dark.
An overcast sky over the market square, even light, gentle colours, people with umbrellas and baskets.
Stage lighting from the top, a singer with a guitar, haze, lens flare, film grain, shallow depth of field.
It's the photographer's favourite light, they'll say; we've seen it, I'm sure you'd like it, don't you think they're right?
In 1987 the tower stood 120 metres tall, 35 mm film, 50 mm lens, f 1.8, 24 frames and 512 pixels wide.
A portrait of a young man with curly hair, detailed skin, natural expression, magic lit, sci-fi RGB glowing, key light.
Flowers in a vase turn towards the light from the left, petals, pollen, a bee, the shadow of the glass on the linen.
The robot watches the sunrise from the roof of the factory, steam, metal, rust, a warm edge on its shoulder.
Snow falls on the bridge at night, street lamps make cones of light, a train crosses with yellow windows.
A bowl of oranges on a marble table, light through blinds draws stripes over fruit, bowl, table and wall.
The horse stands in the river in the early fog, breath, droplets, a soft halo of backlight around the mane.
Deep shadows, bright highlights, strong contrast, dramatic light, quiet mood, the background out of focus.
"""
