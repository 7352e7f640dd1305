"""What Schemathesis cannot know of this API: a chunk of an upload is any bytes."""

import schemathesis


@schemathesis.serializer("application/offset+octet-stream")
def chunk(context, value):
    return value if isinstance(value, bytes) else str(value).encode()
