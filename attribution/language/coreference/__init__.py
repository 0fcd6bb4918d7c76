"""coreferee on the Stanza parse."""

from attribution.language.coreference.resolve import Resolver, find_chains, load_resolver

__all__ = ["Resolver", "find_chains", "load_resolver"]
