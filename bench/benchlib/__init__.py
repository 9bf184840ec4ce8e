"""What bench/render is made of."""
