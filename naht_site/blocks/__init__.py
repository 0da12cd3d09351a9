"""The blocks that editors build pages from: one file a family."""
