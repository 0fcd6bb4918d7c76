"""What was read is kept: readings in shards of Parquet, so that no article is read twice."""

from attribution.shelf.recipe import find_recipe, key_of
from attribution.shelf.shards import Shelf, ShelfError, Taken, add_shard, open_shelf, take

__all__ = [
    "Shelf",
    "ShelfError",
    "Taken",
    "add_shard",
    "find_recipe",
    "key_of",
    "open_shelf",
    "take",
]
