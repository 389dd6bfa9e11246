"""Online geocoders through geopy: opt-in, one request a second, answers kept on disk."""

from geo.geocoders.base import Answer, Geocoder

__all__ = ["Answer", "Geocoder"]
