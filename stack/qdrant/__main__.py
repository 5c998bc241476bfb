"""Starts the stand-in: `python stack/qdrant --storage DIR [--host HOST] [--port PORT]`."""

from stand_in.command import main

if __name__ == "__main__":
    main()
