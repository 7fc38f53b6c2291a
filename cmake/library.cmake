# The two libraries, made of the folders' objects.
